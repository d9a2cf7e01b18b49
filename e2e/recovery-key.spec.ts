import type { Page } from '@playwright/test';
import { createIdentity, expectInside, open, PASSPHRASE } from './person.ts';
import { holdsKey, makeRecoveryKey, recoveryKey, typeBack } from './recovery-key.ts';
import { expect, test } from './test.ts';
import { VaultCopy } from './vault-copy.ts';

const NEW_PASSPHRASE = 'another staple that nobody guesses';
async function lock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lock' }).click();
  await expect(page.getByRole('heading', { name: 'Unlock' })).toBeVisible();
}

async function openBy(page: Page, key: string): Promise<void> {
  await page.getByText('Use the recovery key').click();
  await page.getByLabel('Recovery key').fill(key);
  await page.getByRole('button', { name: 'Open with the recovery key' }).click();
}

test('a recovery key works once it was typed back, and leads to a new passphrase', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const key = await makeRecoveryKey(page);
  expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(await holdsKey(page, key)).toBe(true);
  await recoveryKey(page).getByRole('button', { name: 'I have written it down' }).click();
  await expect(recoveryKey(page).getByLabel('Recovery key, typed back')).toBeFocused();
  expect(await holdsKey(page, key)).toBe(false);
  await recoveryKey(page).getByRole('button', { name: 'Show it again' }).click();
  await expect(recoveryKey(page).getByText('Write it down now')).toBeVisible();
  expect(await holdsKey(page, key)).toBe(true);
  const swapped = key.startsWith('A') ? `B${key.slice(1)}` : `A${key.slice(1)}`;
  await typeBack(page, swapped);
  await expect(recoveryKey(page)).toContainText('at least one of its characters is mistyped');
  await recoveryKey(page).getByLabel('Recovery key, typed back').fill(key.toLowerCase().replaceAll('-', ' '));
  await recoveryKey(page).getByLabel('Recovery key, typed back').press('Enter');
  await expect(recoveryKey(page)).toContainText('opens the vault from now on');
  await expect(recoveryKey(page)).toContainText('If there was one before, it opens nothing any more.');
  expect(await holdsKey(page, key)).toBe(false);

  await lock(page);
  await openBy(page, swapped);
  await expect(page.getByText('at least one of its characters is mistyped')).toBeVisible();
  await page.getByLabel('Recovery key').fill(key);
  await page.getByRole('button', { name: 'Open with the recovery key' }).click();
  await expectInside(page);

  await open(page, 'Vault');
  const passphrase = page.getByRole('region', { name: 'Passphrase', exact: true });
  await expect(passphrase).toContainText('You came in by the recovery key');
  await passphrase.getByLabel('Recovery key').last().fill(key);
  await passphrase.getByLabel('New passphrase').first().fill(NEW_PASSPHRASE);
  await passphrase.getByLabel(/once more/).fill(NEW_PASSPHRASE);
  await passphrase.getByRole('button', { name: 'Change the passphrase' }).click();
  await expect(passphrase).toContainText('The passphrase was changed');
  await lock(page);
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByText('This is not the passphrase of this vault.')).toBeVisible();
  await page.getByLabel('Passphrase').fill(NEW_PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expectInside(page);
});

test('one that was not typed back opens nothing', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await makeRecoveryKey(page);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible();
  await expect(page.getByText('Use the recovery key')).toHaveCount(0);
});

test('a change of passphrase wraps the vault key anew, and touches no record', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  const records = async (passphrase: string) => {
    const { store, session } = await VaultCopy.take(page, passphrase);
    const { sessionId } = session;
    return {
      token: session.token,
      keys: await store.identityKeys(sessionId),
      packages: await store.keyPackages(sessionId),
    };
  };
  const before = await records(PASSPHRASE);
  await open(page, 'Vault');
  const part = page.getByRole('region', { name: 'Passphrase', exact: true });
  await part.getByText('Change the passphrase').first().click();
  await part.getByLabel('Current passphrase').fill(PASSPHRASE);
  await part.getByLabel('New passphrase').first().fill(NEW_PASSPHRASE);
  await part.getByLabel(/once more/).fill(NEW_PASSPHRASE);
  await part.getByRole('button', { name: 'Change the passphrase' }).click();
  await expect(part).toContainText('The passphrase was changed');
  expect(await records(NEW_PASSPHRASE)).toEqual(before);
});
