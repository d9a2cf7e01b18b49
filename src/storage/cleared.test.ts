import { deleteDB } from 'idb';
import { describe, expect, test } from 'vitest';
import type { RecordAddress } from '../flows/ports.ts';
import type { Fid, SessionId } from '../protocol/terms.ts';
import { freshName, openStorage, quickCipher } from '../testing/storage.ts';
import { type Database, EVERY_STORE } from './db.ts';
import { makeIdentityStore } from './identity-store.ts';
import { Vault } from './vault.ts';

const sessionId = 'one' as SessionId;
const address: RecordAddress = {
  store: 'identityKeys',
  id: 'ff',
  fid: 'alice@example.com' as Fid,
  sessionId,
};

/** An open vault, and how often it told that it is gone. */
async function openVault() {
  const name = freshName();
  const { database } = openStorage(name);
  let told = 0;
  const vault = new Vault(database, quickCipher, () => told++);
  await vault.create('correct horse');
  return { name, database, vault, store: makeIdentityStore(database, vault), told: () => told };
}

/** As a cleaning program does it, while the page is open. */
async function clear(database: Database): Promise<void> {
  await database.write(EVERY_STORE, (transaction) =>
    Promise.all(EVERY_STORE.map((store) => transaction.objectStore(store).clear())),
  );
}

const everything = (database: Database) =>
  database.read((db) => Promise.all(EVERY_STORE.map((store) => db.getAll(store))));

const commit = { sessionId, expect: null, journal: null } as const;
const log = [{ sessionId, at: 1, event: { kind: 'backup-made' } }] as const;

describe('a vault that is cleared while it is open', () => {
  test.each(['the stores', 'the database'])('takes nothing more: %s', async (what) => {
    const { name, database, vault, store, told } = await openVault();
    const secret = await vault.seal(address, new Uint8Array(32));
    const keys = [
      { fingerprint: 'ff', sessionId, state: 'prepared', created: 1, request: '', secret },
    ] as const;
    await (what === 'the stores' ? clear(database) : deleteDB(name));
    const writing = store.commit({ ...commit, identityKeys: keys });
    await expect(writing).rejects.toMatchObject({ code: 'VAULT_MISSING' });
    expect((await everything(database)).flat()).toEqual([]);
    expect(told()).toBe(1);
    expect(vault.isOpen).toBe(false);
    await expect(vault.seal(address, new Uint8Array(32))).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  });

  test('is missing from the next look on, and told of once', async () => {
    const { database, vault, told } = await openVault();
    expect(await vault.state()).toBe('open');
    await clear(database);
    expect([await vault.state(), await vault.state(), told()]).toEqual(['missing', 'missing', 1]);
    await vault.create('another horse');
    expect(await vault.state()).toBe('open');
  });

  test('and has given way to another one is locked, and seals nothing beside that', async () => {
    const { database, vault, store, told } = await openVault();
    await clear(database);
    await new Vault(database, quickCipher).create('another horse');
    const writing = store.commit({ ...commit, activity: log });
    await expect(writing).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
    expect([await vault.state(), told()]).toEqual(['locked', 1]);
    await vault.unlock({ kind: 'passphrase', passphrase: 'another horse' });
    await store.commit({ ...commit, activity: log });
  });

  test('keeps its key while its passphrase is changed in another tab', async () => {
    const { database, vault, store } = await openVault();
    const proof = { kind: 'passphrase', passphrase: 'correct horse' } as const;
    const elsewhere = new Vault(database, quickCipher);
    await elsewhere.changePassphrase(proof, 'another horse');
    await store.commit({ ...commit, activity: log });
    expect(await vault.state()).toBe('open');
  });
});
