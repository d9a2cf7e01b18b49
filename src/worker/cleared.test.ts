import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { backUp, browsersOfTests } from '../testing/backup-tabs.ts';

/** The browser's database is cleared while a tab has the vault open. */

const browsers = browsersOfTests();

async function clear(name: string): Promise<void> {
  const database = await openDB(name);
  const stores = [...database.objectStoreNames];
  const transaction = database.transaction(stores, 'readwrite');
  await Promise.all(stores.map((store) => transaction.objectStore(store).clear()));
  await transaction.done;
  database.close();
}

async function clearedWithFile() {
  const browser = await browsers().enrolled();
  const file = await backUp(browser.tab);
  await clear(browser.name);
  browsers().home.exchanges.length = 0;
  return { ...browser, file };
}

test('nothing goes on, nothing is sent, and the page hears that there is no vault', async () => {
  const { tab } = await clearedWithFile();
  await expect(tab.rotate()).rejects.toMatchObject({ code: 'VAULT_MISSING' });
  await expect(tab.overview()).rejects.toMatchObject({ code: 'VAULT_MISSING' });
  expect(await tab.status()).toEqual({ phase: 'new' });
  expect(browsers().home.exchanges).toEqual([]);
});

test('what is restored is sealed for a vault that is stored, and opens after a restart', async () => {
  const { name, tab, file } = await clearedWithFile();
  const without = tab.restoreBackup({ ...file, vaultPassphrase: null });
  await expect(without).rejects.toMatchObject({ code: 'VAULT_MISSING' });
  await tab.restoreBackup({ ...file, vaultPassphrase: 'another horse' });
  const later = browsers().open(name).tab;
  await later.unlock({ kind: 'passphrase', passphrase: 'another horse' });
  expect(await later.status()).toMatchObject({ phase: 'ready', needsSignIn: true });
});

test('so is a new session', async () => {
  const { name, tab, username } = await clearedWithFile();
  const entry = { homeServer: 'localhost', username, password: 'a decent password' };
  const without = tab.signIn({ ...entry, passphrase: null });
  await expect(without).rejects.toMatchObject({ code: 'VAULT_MISSING' });
  await tab.signIn({ ...entry, passphrase: 'another horse' });
  const later = browsers().open(name).tab;
  await later.unlock({ kind: 'passphrase', passphrase: 'another horse' });
  expect(await later.status()).toMatchObject({ phase: 'ready', needsSignIn: false });
});
