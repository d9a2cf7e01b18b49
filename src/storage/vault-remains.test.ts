import { expect, test } from 'vitest';
import type { Passkey, Proof } from '../flows/ways-in.ts';
import { freshName, openStorage, quickCipher } from '../testing/storage.ts';
import type { Database } from './db.ts';
import { Vault } from './vault.ts';
import type { VaultHeader } from './vault-header.ts';
import type { PasskeysRecord, VaultRecord } from './vault-records.ts';

/** What is left of a vault opens it: nothing that a way leads to is taken for lost. */

const byPassphrase: Proof = { kind: 'passphrase', passphrase: 'correct horse' };
const SECRET = new Uint8Array(32).fill(7);
const phone: Passkey = { credentialId: 'cGhvbmU', name: 'Phone', madeAt: 100, transports: ['hybrid'] };
const usbKey: Passkey = { ...phone, credentialId: 'dXNi', name: 'USB' };
const by = ({ credentialId }: Passkey): Proof => ({ kind: 'passkey', credentialId, secret: SECRET });

async function makeVault() {
  const { database, vault } = openStorage(freshName());
  await vault.create('correct horse');
  for (const passkey of [phone, usbKey]) await vault.addPasskey(byPassphrase, passkey, SECRET);
  return { database, vault };
}

function remove(database: Database, id: VaultRecord['id']): Promise<void> {
  return database.write(['vault'], (transaction) => transaction.objectStore('vault').delete(id));
}

async function damageList(database: Database, change: (list: unknown[]) => unknown): Promise<void> {
  await database.write(['vault'], async (transaction) => {
    const store = transaction.objectStore('vault');
    const passkeys = (await store.get('passkeys')) as PasskeysRecord;
    await store.put({ ...passkeys, list: change([...passkeys.list]) } as never);
  });
}

async function outcome(database: Database, proof: Proof): Promise<string> {
  try {
    await new Vault(database, quickCipher).unlock(proof);
    return 'opened';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

test('without its header the recovery key opens it, nobody makes another in its place, and a passphrase can be made', async () => {
  const { database, vault } = await makeVault();
  const recoveryKey = await vault.makeRecoveryKey(byPassphrase, 1);
  await vault.confirmRecoveryKey(recoveryKey);
  await remove(database, 'header');
  await remove(database, 'passkeys');
  const later = new Vault(database, quickCipher);
  expect(await later.state()).toBe('locked');
  await expect(later.create('another horse')).rejects.toMatchObject({ code: 'VAULT_EXISTS' });
  expect(await outcome(database, byPassphrase)).toBe('WAY_IN_DAMAGED');
  const proof: Proof = { kind: 'recovery-key', recoveryKey };
  await later.unlock(proof);
  await later.changePassphrase(proof, 'another horse');
  expect(await outcome(database, { kind: 'passphrase', passphrase: 'another horse' })).toBe('opened');
});

test('without its header a passkey opens it, and no way is removed before there is a passphrase again', async () => {
  const { database } = await makeVault();
  await remove(database, 'header');
  const later = new Vault(database, quickCipher);
  await later.unlock(by(phone));
  await expect(later.removePasskey(usbKey.credentialId)).rejects.toMatchObject({
    code: 'PASSPHRASE_DAMAGED',
  });
  await later.changePassphrase(by(phone), 'another horse');
  expect(await later.removePasskey(usbKey.credentialId)).toMatchObject({ name: 'USB' });
});

test('while the passphrase’s is damaged, no way is removed: it may be the last', async () => {
  const { database, vault } = await makeVault();
  await database.write(['vault'], async (transaction) => {
    const store = transaction.objectStore('vault');
    const header = (await store.get('header')) as VaultHeader;
    await store.put({ ...header, passphrase: { ...header.passphrase, salt: new Uint8Array(16) } });
  });
  await expect(vault.removeRecoveryKey()).rejects.toMatchObject({ code: 'PASSPHRASE_DAMAGED' });
  await expect(vault.removePasskey(usbKey.credentialId)).rejects.toMatchObject({
    code: 'PASSPHRASE_DAMAGED',
  });
  expect(await outcome(database, by(usbKey))).toBe('opened');
});

test('with no way left but an empty list of passkeys it is missing', async () => {
  const { database } = await makeVault();
  await damageList(database, () => []);
  await remove(database, 'header');
  expect(await new Vault(database, quickCipher).state()).toBe('missing');
});

test.each([
  ['no entry at all', null],
  ['of another shape', { credentialId: phone.credentialId }],
])('one passkey that cannot be read (%s) closes no other, and can be added again', async (_what, entry) => {
  const { database, vault } = await makeVault();
  await damageList(database, ([, second]) => [entry, second]);
  expect((await vault.waysIn()).passkeys.list).toEqual([usbKey]);
  expect(await outcome(database, by(usbKey))).toBe('opened');
  expect(await outcome(database, by(phone))).toBe('WAY_IN_DAMAGED');
  await vault.addPasskey(byPassphrase, phone, SECRET);
  expect(await outcome(database, by(phone))).toBe('opened');
  expect(await outcome(database, by(usbKey))).toBe('opened');
});

test('passkeys whose list cannot be read can be added again', async () => {
  const { database, vault } = await makeVault();
  await damageList(database, () => 'none');
  expect((await vault.waysIn()).passkeys.list).toEqual([]);
  expect(await outcome(database, by(phone))).toBe('WAY_IN_DAMAGED');
  await vault.addPasskey(byPassphrase, phone, SECRET);
  expect(await outcome(database, by(phone))).toBe('opened');
});
