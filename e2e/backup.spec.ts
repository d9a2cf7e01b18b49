import { readFile, writeFile } from 'node:fs/promises';
import { claimFor } from './another-account.ts';
import { FILE_PASSPHRASE, makeBackup, openBackup, proveBackup, restoreInto } from './backup-file.ts';
import { expectToJoin } from './join.ts';
import {
  createIdentity,
  currentFingerprint,
  expectInside,
  expectStock,
  open,
  PASSPHRASE,
  PASSWORD,
  rotate,
  unlock,
} from './person.ts';
import { spellings } from './spellings.ts';
import { expect, test } from './test.ts';
import { VaultCopy } from './vault-copy.ts';

const FID = 'xenia@localhost';

test('a backup is made and proven in one browser; in a clean one, rotation, claims and joining go on', async ({
  page,
  server,
  browser,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const key = await currentFingerprint(page);
  const { name, path } = await makeBackup(page, FILE_PASSPHRASE);
  // It tells nobody whose it is.
  expect(name).toMatch(/^claves-\d{4}-\d\d-\d\d-\d{4}\.claves-backup$/);
  await proveBackup(page, path, FILE_PASSPHRASE);
  await expect(page.getByText('Proven: this file can be restored')).toBeVisible();
  await expect(page.getByText('Last proven restorable on')).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  await restoreInto(other, server.url, path, FILE_PASSPHRASE);
  await other.getByLabel('Account password').fill(PASSWORD);
  await other.getByRole('button', { name: 'Sign in again' }).click();
  await expect(other.getByText('People can add this device until')).toBeVisible({ timeout: 30_000 });
  expect(await currentFingerprint(other)).toBe(key);

  const [handedOut = ''] = await claimFor(server.url, FID);
  const vault = await VaultCopy.take(other, FILE_PASSPHRASE);
  await expectToJoin(vault, handedOut);
  await expectStock(other, 99);
  await other.getByRole('button', { name: 'Replenish' }).click();
  await expectStock(other, 100);
  await rotate(other);
  expect(await currentFingerprint(other)).not.toBe(key);
  const [newer = ''] = await claimFor(server.url, FID);
  await expectToJoin(await VaultCopy.take(other, FILE_PASSPHRASE), newer);

  await other.reload();
  await other.getByLabel('Passphrase').fill(FILE_PASSPHRASE);
  await other.getByRole('button', { name: 'Unlock' }).click();
  await expectInside(other);
  await expectStock(other, 99);
  await other.context().close();
});

test('the new browser can have a passphrase of its own, and the file keeps its own', async ({
  page,
  server,
  browser,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const { path } = await makeBackup(page);
  const other = await (await browser.newContext()).newPage();
  await other.goto(server.url);
  await other.getByRole('button', { name: 'Restore from a backup file' }).click();
  await openBackup(other, path, PASSPHRASE);
  await other.getByRole('radio', { name: 'Another one' }).check({ force: true });
  await other.getByLabel('Passphrase of this browser').last().fill(FILE_PASSPHRASE);
  await other.getByRole('button', { name: 'Restore it' }).click();
  await expect(other.getByText('The two passphrases differ')).toBeVisible();
  await other.getByLabel(/once more/).fill(FILE_PASSPHRASE);
  await other.getByRole('button', { name: 'Restore it' }).click();
  await expect(other.getByText('The backup is restored: now sign in')).toBeVisible({ timeout: 30_000 });
  await other.reload();
  await other.getByLabel('Passphrase').fill(PASSPHRASE);
  await other.getByRole('button', { name: 'Unlock' }).click();
  await expect(other.getByText('This is not the passphrase of this vault')).toBeVisible();
  await other.getByLabel('Passphrase').fill(FILE_PASSPHRASE);
  await other.getByRole('button', { name: 'Unlock' }).click();
  await expect(other.getByText('The backup is restored: now sign in')).toBeVisible();
  await other.context().close();
});

test('a wrong passphrase and a wrong file are told at their fields, and leave an empty browser empty', async ({
  page,
  server,
  browser,
}, testInfo) => {
  await createIdentity(page, server.url, 'xenia');
  const { path } = await makeBackup(page);
  const picture = testInfo.outputPath('picture.png');
  await writeFile(picture, 'a file of another kind');
  const half = testInfo.outputPath('half.claves-backup');
  await writeFile(half, (await readFile(path)).subarray(0, 900));

  const other = await (await browser.newContext()).newPage();
  await other.goto(server.url);
  await other.getByRole('button', { name: 'Restore from a backup file' }).click();
  await openBackup(other, path, 'not its passphrase');
  await expect(other.getByText('This is not the passphrase of this backup file.')).toBeVisible();
  await expect(other.getByLabel('Passphrase of the file')).toBeFocused();
  await expect(other.getByLabel('Passphrase of the file')).toHaveValue('');
  for (const wrong of [picture, half]) {
    await openBackup(other, wrong, PASSPHRASE);
    await expect(other.getByText('This is not a backup file of Claves, or it is damaged.')).toBeVisible();
    await expect(other.getByLabel('Backup file')).toBeFocused();
  }
  await other.reload();
  await expect(other.getByRole('button', { name: 'Create my identity' })).toBeVisible();
  await openFromWelcome(other, path);
  await other.context().close();
});

async function openFromWelcome(page: Parameters<typeof openBackup>[0], path: string): Promise<void> {
  await page.getByRole('button', { name: 'Restore from a backup file' }).click();
  await openBackup(page, path, PASSPHRASE);
  await expect(page.getByRole('region', { name: 'What the file holds' })).toBeVisible();
}

test('restored into the same browser, an old backup takes nothing back', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  const { path } = await makeBackup(page);
  await rotate(page);
  const newer = await currentFingerprint(page);

  await proveBackup(page, path, PASSPHRASE);
  await expect(page.getByText('your present identity key is not in it')).toBeVisible();
  await expect(page.getByText('None was proven restorable yet.')).toBeVisible();
  await expect(page.getByText('The identity key was rotated since: make a new one.')).toBeVisible();

  await page.getByText('Restore a backup into this browser').click();
  await openBackup(page, path, PASSPHRASE);
  await page.getByRole('button', { name: 'Restore it' }).click();
  await expect(page.getByText('All that it holds was here already; nothing was changed.')).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByText('both agree')).toBeVisible();

  expect(await currentFingerprint(page)).toBe(newer);
  await expectStock(page, 100);
  const [handedOut = ''] = await claimFor(server.url, FID);
  await expectToJoin(await VaultCopy.take(page, PASSPHRASE), handedOut);
  await page.reload();
  await unlock(page);
  expect(await currentFingerprint(page)).toBe(newer);
});

test('the overview says that there is no backup, and that one is behind; the word can be put off', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await expect(page.getByText('No backup yet')).toBeVisible();
  await makeBackup(page);
  await open(page, 'Overview');
  await expect(page.getByText('Renewal opens')).toBeVisible();
  await expect(page.getByText('No backup yet')).toBeHidden();
  await rotate(page);
  await open(page, 'Overview');
  await expect(page.getByText('The last backup does not hold your present identity key')).toBeVisible();
  await page.getByRole('button', { name: 'Remind me in a week' }).click();
  await page.reload();
  await unlock(page);
  await expect(page.getByText('Renewal opens')).toBeVisible();
  await expect(page.getByText('The last backup does not hold your present identity key')).toBeHidden();
});

test('nothing secret lies in the clear in a backup file', async ({ page, server }) => {
  await createIdentity(page, server.url, 'xenia');
  await rotate(page);
  const { path } = await makeBackup(page, FILE_PASSPHRASE);
  const file = await readFile(path);
  const vault = await VaultCopy.take(page, PASSPHRASE);
  const typed = [PASSWORD, PASSPHRASE, FILE_PASSPHRASE].map((text) => new TextEncoder().encode(text));
  const secrets = [...(await vault.secrets()), ...typed];
  expect(secrets.length).toBeGreaterThan(2 * 2 * 101);
  const found = (bytes: Uint8Array) => {
    const text = new TextDecoder('latin1').decode(bytes);
    return secrets.filter((secret) => spellings(secret).some((each) => text.includes(each)));
  };
  expect(found(file)).toEqual([]);
  // The search does find one that lies in the middle of it.
  const [seed = new Uint8Array()] = secrets;
  expect(found(Buffer.concat([file.subarray(0, 100), seed, file.subarray(100)]))).toEqual([seed]);
  // Nor does it name whose it is.
  expect(file.includes(FID)).toBe(false);
});

test('a file of somebody else is called that before anything is restored', async ({
  page,
  browser,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  const { path } = await makeBackup(page);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await createIdentity(other, server.url, 'yuri');
  for (const [where, times] of [
    [page, 0],
    [other, 1],
  ] as const) {
    await open(where, 'Backup');
    await where.getByText('Restore a backup into this browser').click();
    await openBackup(where, path, PASSPHRASE);
    await expect(where.getByRole('region', { name: 'What the file holds' })).toBeVisible();
    await expect(where.getByText('It holds nothing of yuri@localhost')).toHaveCount(times);
  }
  await elsewhere.close();
});
