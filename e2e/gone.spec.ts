import type { Page } from '@playwright/test';
import { FILE_PASSPHRASE, makeBackup, openBackup } from './backup-file.ts';
import { createIdentity, expectInside, expectStock, open, PASSPHRASE, PASSWORD } from './person.ts';
import { expect, test } from './test.ts';
import { clearDatabase, wipe } from './wipe.ts';

const GONE = 'The keys of this browser are gone';

/** What would make a session or a key. */
function watchMaking(page: Page): string[] {
  const made: string[] = [];
  page.context().on('request', (request) => {
    if (request.method() !== 'GET') made.push(`${request.method()} ${request.url()}`);
  });
  return made;
}

async function signInAnew(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign in as a new session…' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('xenia');
  await page.getByLabel('Account password').fill(PASSWORD);
  const passphrase = page.getByLabel('Passphrase of this browser');
  if (await passphrase.isVisible()) {
    await passphrase.fill(PASSPHRASE);
    await page.getByLabel('The same passphrase once more').fill(PASSPHRASE);
  }
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expectInside(page);
}

/** Whatever is behind the vault. */
async function unlockAt(page: Page): Promise<void> {
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock' }).click();
}

test('a database that was cleared is noticed; nothing is made silently, and a backup brings all back', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const { path } = await makeBackup(page, FILE_PASSPHRASE);
  await wipe(page, server.url, 'all');
  const made = watchMaking(page);
  await page.goto(server.url);
  await expect(page.getByRole('heading', { level: 1, name: GONE })).toBeVisible();
  await expect(page.getByText('xenia@localhost').first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: GONE })).toBeVisible();
  expect(made).toEqual([]);

  await openBackup(page, path, FILE_PASSPHRASE);
  await page.getByRole('button', { name: 'Restore it' }).click();
  await expectInside(page);
  await page.getByLabel('Account password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expectStock(page, 100);
});

for (const what of ['all', ['vault']] as const) {
  test(`it is noticed while the vault is open (cleared: ${what}), and what is restored outlives a reload`, async ({
    page,
    server,
  }) => {
    await createIdentity(page, server.url, 'xenia');
    const { path } = await makeBackup(page, FILE_PASSPHRASE);
    await open(page, 'KeyPackages');
    await clearDatabase(page, what);
    const made = watchMaking(page);
    await page.getByRole('button', { name: 'Ask the server' }).click();
    await expect(page.getByRole('heading', { level: 1, name: GONE })).toBeVisible();
    expect(made).toEqual([]);

    await openBackup(page, path, FILE_PASSPHRASE);
    await page.getByRole('button', { name: 'Restore it' }).click();
    await expectInside(page);
    await page.reload();
    await page.getByLabel('Passphrase').fill(FILE_PASSPHRASE);
    await page.getByRole('button', { name: 'Unlock' }).click();
    await expectInside(page);
  });
}

for (const [what, stores] of [
  ['the vault alone', ['vault']],
  ['all but the vault', ['sessions', 'identityKeys', 'idCerts', 'keyPackages', 'journal', 'activity']],
] as const) {
  test(`where ${what} was cleared, it is noticed, and a new session begins when asked for`, async ({
    page,
    server,
  }) => {
    await createIdentity(page, server.url, 'xenia');
    await wipe(page, server.url, stores);
    const made = watchMaking(page);
    await page.goto(server.url);
    if (what === 'all but the vault') await unlockAt(page);
    await expect(page.getByRole('heading', { level: 1, name: GONE })).toBeVisible();
    expect(made).toEqual([]);
    await signInAnew(page);
    await open(page, 'Sessions');
    await expect(page.getByRole('region', { name: 'Other sessions' })).toContainText('Session ID');
  });
}

for (const store of ['identityKeys', 'idCerts'] as const) {
  test(`where ${store} alone was cleared, it is noticed; a backup or a new session leads on`, async ({
    page,
    server,
  }) => {
    await createIdentity(page, server.url, 'xenia');
    const { path } = await makeBackup(page, FILE_PASSPHRASE);
    await wipe(page, server.url, [store]);
    const made = watchMaking(page);
    await page.goto(server.url);
    await unlockAt(page);
    await expect(page.getByRole('heading', { level: 1, name: GONE })).toBeVisible();
    expect(made).toEqual([]);
    await openBackup(page, path, FILE_PASSPHRASE);
    await page.getByRole('button', { name: 'Restore it' }).click();
    await expectInside(page);
    await expectStock(page, 100);

    await wipe(page, server.url, [store]);
    await page.goto(server.url);
    await unlockAt(page);
    await signInAnew(page);
    await expectStock(page, 100);
  });
}

test('the keys of somebody who is signed out are missed as well', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await page.getByRole('button', { name: 'Sign out…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'No session is open' })).toBeVisible();
  // As in a browser that restored ended sessions alone: no session was ever open here.
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('heading', { name: 'No session is open' })).toBeVisible();
  await wipe(page, server.url, 'all');
  await page.goto(server.url);
  await expect(page.getByRole('heading', { level: 1, name: GONE })).toBeVisible();
  await expect(page.getByText('xenia@localhost').first()).toBeVisible();
});

test('who wants it so has the keys forgotten', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await wipe(page, server.url, 'all');
  await page.goto(server.url);
  await page.getByText('This browser shall forget it').click();
  await page.getByRole('button', { name: 'Forget xenia@localhost here' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /made and kept in this browser/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: /made and kept in this browser/ })).toBeVisible();
});
