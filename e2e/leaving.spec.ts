import type { Page } from '@playwright/test';
import { expectAccessible, expectFits } from './accessible.ts';
import { makeBackup, makeBackupHere, proveBackup, proveBackupHere } from './backup-file.ts';
import { createIdentity, open, PASSPHRASE } from './person.ts';
import { expect, test } from './test.ts';

async function remove(page: Page) {
  await page.getByRole('button', { name: 'Remove everything from this browser…' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel('Current passphrase').fill(PASSPHRASE);
  await dialog.getByRole('button', { name: 'Remove everything' }).click();
  return dialog;
}

/** How many records, and what the browser keeps beside its database. */
function leftIn(page: Page) {
  return page.evaluate(async () => {
    const stores = [
      'sessions',
      'identityKeys',
      'idCerts',
      'keyPackages',
      'journal',
      'activity',
      'settings',
      'vault',
    ];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('claves');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const transaction = database.transaction(stores);
    const counts = stores.map(
      (name) =>
        new Promise<number>((resolve) => {
          const counting = transaction.objectStore(name).count();
          counting.onsuccess = () => resolve(counting.result);
        }),
    );
    const all = await Promise.all(counts);
    database.close();
    return { records: all.reduce((sum, each) => sum + each, 0), kept: JSON.stringify(localStorage) };
  });
}

test('whoever leaves a browser for good leaves nothing in it, but not without a proven backup', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await page.getByRole('button', { name: 'Remind me in a week' }).click();
  await open(page, 'Vault');
  const expectRefused = async () => {
    const dialog = await remove(page);
    await expect(dialog.getByText('in no backup file that was proven to open.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  };
  await expectRefused();

  const { path } = await makeBackup(page);
  await open(page, 'Vault');
  await expectRefused();

  await proveBackup(page, path, PASSPHRASE);
  await expect(page.getByText('Proven: this file can be restored')).toBeVisible();
  await open(page, 'Vault');
  await remove(page);
  await expect(page.getByRole('heading', { level: 1, name: /made and kept in this browser/ })).toBeVisible();
  const left = await leftIn(page);
  expect(left.records).toBe(0);
  expect(left.kept).toBe('{}');
});

test('whoever has signed out can still back the keys up, prove that, and leave nothing', async ({
  page,
  server,
}) => {
  await createIdentity(page, server.url, 'xenia');
  await page.getByRole('button', { name: 'Sign out…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Back up the keys that are here' }).click();
  await expect(page.getByText('None was made yet.')).toBeVisible();
  const { path } = await makeBackupHere(page);
  await proveBackupHere(page, path, PASSPHRASE);
  await expect(page.getByText('Proven: this file can be restored')).toBeVisible();
  await expectAccessible(page);
  await expectFits(page);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByText('Leaving this browser for good').click();
  await remove(page);
  await expect(page.getByRole('heading', { level: 1, name: /made and kept in this browser/ })).toBeVisible();
  expect((await leftIn(page)).records).toBe(0);
});
