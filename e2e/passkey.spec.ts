import type { Page } from '@playwright/test';
import { expectFits } from './accessible.ts';
import { addPasskey, authenticators, named, passkeys, plugIn } from './authenticators.ts';
import { createIdentity, expectInside, open, PASSPHRASE, unlock } from './person.ts';
import { expect, test } from './test.ts';

async function lock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lock' }).click();
  await expect(page.getByRole('heading', { name: 'Unlock' })).toBeVisible();
}

const usePasskey = (page: Page) => page.getByRole('button', { name: 'Use a passkey' }).click();

test('several authenticators open the vault, each until it is removed; the passphrase always does', async ({
  page,
  server,
}) => {
  const cdp = await authenticators(page);
  const laptop = await plugIn(cdp, 'internal');
  await createIdentity(page, named(server.url), 'xenia');
  await addPasskey(page, 'this laptop');
  await expect(page.getByText('“this laptop” opens the vault from now on')).toBeVisible();
  await lock(page);
  await usePasskey(page);
  await expectInside(page);

  await cdp.send('WebAuthn.setUserVerified', { authenticatorId: laptop, isUserVerified: false });
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: laptop, enabled: false });
  await plugIn(cdp, 'usb');
  await addPasskey(page, 'blue key');
  await expect(page.getByText('“blue key” opens the vault from now on')).toBeVisible();
  await page.reload();
  await usePasskey(page);
  await expectInside(page);

  await open(page, 'Vault');
  await passkeys(page).getByRole('button', { name: 'Remove… blue key' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('“blue key” opens the vault no more')).toBeVisible();
  await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: laptop });
  await lock(page);
  // The one that is left in the vault is nowhere: while the browser looks for it, the passphrase still opens.
  await usePasskey(page);
  await unlock(page);
  await open(page, 'Activity');
  await expect(page.getByText(/blue key/).first()).toBeVisible();
});

test('a name of one long word is cut at 60 characters, and breaks where it is shown', async ({
  page,
  server,
}) => {
  await plugIn(await authenticators(page), 'internal');
  await createIdentity(page, named(server.url), 'xenia');
  await open(page, 'Vault');
  await passkeys(page).getByText('Add a passkey').first().click();
  await passkeys(page).getByLabel('Name').pressSequentially('W'.repeat(61));
  const name = 'W'.repeat(60);
  await expect(passkeys(page).getByLabel('Name')).toHaveValue(name);
  await passkeys(page).getByLabel('Current passphrase').fill(PASSPHRASE);
  await passkeys(page).getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText(`“${name}” opens the vault from now on`)).toBeVisible();
  await expectFits(page);
  await passkeys(page)
    .getByRole('button', { name: `Remove… ${name}` })
    .click();
  const dialog = page.getByRole('alertdialog');
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await dialog.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await open(page, 'Activity');
  await expect(page.getByText(name).first()).toBeVisible();
  await expectFits(page);
});

test('an authenticator without PRF is refused with the reason, and nothing is stored', async ({
  page,
  server,
}) => {
  await plugIn(await authenticators(page), 'internal', false);
  await createIdentity(page, named(server.url), 'xenia');
  await addPasskey(page, 'old key');
  await expect(page.getByRole('alert')).toContainText('cannot derive a key (WebAuthn PRF)');
  await lock(page);
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Use a passkey' })).toHaveCount(0);
});

test('where the browser has no PRF or the address no name, the page says why passkeys are not offered', async ({
  page,
  server,
}) => {
  await page.addInitScript(() => {
    const without = async () => ({ 'extension:prf': false });
    Object.defineProperty(PublicKeyCredential, 'getClientCapabilities', { value: without });
  });
  await createIdentity(page, named(server.url), 'xenia');
  await open(page, 'Vault');
  await expect(passkeys(page)).toContainText('cannot have an authenticator derive a key (WebAuthn PRF)');
  await expect(passkeys(page).getByText('Add a passkey')).toHaveCount(0);
});

test('where the browser never tells what it can, the passphrase opens the vault all the same', async ({
  page,
  server,
}) => {
  await plugIn(await authenticators(page), 'internal');
  await createIdentity(page, named(server.url), 'xenia');
  await addPasskey(page, 'this laptop');
  await expect(page.getByText('“this laptop” opens the vault from now on')).toBeVisible();
  await page.addInitScript(() => {
    const silent = () => new Promise(() => {});
    Object.defineProperty(PublicKeyCredential, 'getClientCapabilities', { value: silent });
  });
  await page.reload();
  await unlock(page);
});

test('the authenticator is asked only when somebody asks for it, and can be cancelled', async ({
  page,
  server,
}) => {
  const cdp = await authenticators(page);
  const authenticatorId = await plugIn(cdp, 'internal');
  await createIdentity(page, named(server.url), 'xenia');
  await addPasskey(page, 'this laptop');
  await expect(page.getByText('“this laptop” opens the vault from now on')).toBeVisible();
  const counted = async () => {
    const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
    return credentials[0]?.signCount ?? 0;
  };
  const before = await counted();
  await lock(page);
  await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeVisible();
  await page.waitForTimeout(500);
  expect(await counted()).toBe(before);
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await usePasskey(page);
  await expect(page.getByRole('alert')).toContainText('The passkey was not used.');
  await unlock(page);
});
