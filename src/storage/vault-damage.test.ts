import { beforeEach, describe, expect, test } from 'vitest';
import type { Passkey, Proof } from '../flows/ways-in.ts';
import { changes, flipped } from '../testing/damage.ts';
import { freshName, openStorage, quickCipher } from '../testing/storage.ts';
import type { Database } from './db.ts';
import { Vault } from './vault.ts';
import { passphraseFacts, type VaultHeader } from './vault-header.ts';
import type { PasskeysRecord, RecoveryKeyRecord, VaultRecord } from './vault-records.ts';
import { encode } from './wrap.ts';

const byPassphrase: Proof = { kind: 'passphrase', passphrase: 'correct horse' };
const SECRET = new Uint8Array(32).fill(7);
const phone: Passkey = { credentialId: 'cGhvbmU', name: 'Phone', madeAt: 100, transports: ['hybrid'] };
const usbKey: Passkey = { ...phone, credentialId: 'dXNi' };
const byPhone: Proof = { kind: 'passkey', credentialId: phone.credentialId, secret: SECRET };

interface Records {
  readonly header: VaultHeader & { readonly version: 2 };
  readonly 'recovery-key': RecoveryKeyRecord;
  readonly passkeys: PasskeysRecord;
}

/** A vault with all ways in. */
async function makeVault() {
  const { database, vault } = openStorage(freshName());
  await vault.create('correct horse');
  const recoveryKey = await vault.makeRecoveryKey(byPassphrase, 123);
  await vault.confirmRecoveryKey(recoveryKey);
  for (const passkey of [phone, usbKey]) await vault.addPasskey(byPassphrase, passkey, SECRET);
  const proofs = {
    header: byPassphrase,
    'recovery-key': { kind: 'recovery-key', recoveryKey } as const,
    passkeys: byPhone,
  };
  return { database, vault, proofs, records: await readAll(database) };
}

async function readAll(database: Database): Promise<Records> {
  const records = await database.read((db) => db.getAll('vault'));
  return Object.fromEntries(records.map((record) => [record.id, record])) as unknown as Records;
}

async function put(database: Database, record: unknown): Promise<void> {
  await database.write(['vault'], (transaction) =>
    transaction.objectStore('vault').put(record as VaultRecord),
  );
}

/** What unlocking in a new worker comes to. */
async function outcome(database: Database, proof: Proof, cipher = quickCipher): Promise<string> {
  try {
    await new Vault(database, cipher).unlock(proof);
    return 'opened';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

let made: Awaited<ReturnType<typeof makeVault>>;
beforeEach(async () => {
  made = await makeVault();
});

describe('a changed value is told as damage, and closes no other way', () => {
  test.each([
    ['header', 145, { '.passphrase.kdf.parallelism': 'KDF_WEAKENED' }],
    ['recovery-key', 158, {}],
  ] as const)('in the %s', async (id, least, exceptions) => {
    const { database, proofs, records } = made;
    const others = Object.values(proofs).filter((proof) => proof !== proofs[id]);
    const { id: _, ...rest } = records[id];
    const all = [...changes(rest)];
    expect(all.length).toBeGreaterThan(least - 1);
    for (const [path, changed] of all) {
      await put(database, { ...(changed as object), id });
      const expected = Object.entries(exceptions).find(([each]) => each === path)?.[1] ?? 'WAY_IN_DAMAGED';
      expect([path, await outcome(database, proofs[id])]).toEqual([path, expected]);
      for (const proof of others) expect([path, await outcome(database, proof)]).toEqual([path, 'opened']);
    }
  });

  test('in a passkey', async () => {
    const { database, records } = made;
    const [first, ...rest] = records.passkeys.list;
    for (const [path, changed] of changes(first)) {
      await put(database, { ...records.passkeys, list: [changed, ...rest] });
      const expected = path === '.credentialId' ? 'PASSKEY_WRONG' : 'WAY_IN_DAMAGED';
      expect([path, await outcome(database, byPhone)]).toEqual([path, expected]);
      expect(await outcome(database, { ...byPhone, credentialId: usbKey.credentialId })).toBe('opened');
    }
  });

  test.each(['salt', 'userHandle'] as const)('in the %s of all passkeys', async (part) => {
    const { database, records } = made;
    await put(database, { ...records.passkeys, [part]: flipped(records.passkeys[part], 3) });
    expect(await outcome(database, byPhone)).toBe('WAY_IN_DAMAGED');
    expect(await outcome(database, byPassphrase)).toBe('opened');
  });
});

test('a header that is not one any more still lets the recovery key in, which makes a new passphrase', async () => {
  const { database, proofs } = made;
  await put(database, { id: 'header', version: 2 });
  const vault = new Vault(database, quickCipher);
  expect(await outcome(database, byPassphrase)).toBe('WAY_IN_DAMAGED');
  expect((await vault.waysIn()).recoveryKey).toEqual({ madeAt: 123 });
  await vault.unlock(proofs['recovery-key']);
  await vault.changePassphrase(proofs['recovery-key'], 'another horse');
  expect(await outcome(database, { kind: 'passphrase', passphrase: 'another horse' })).toBe('opened');
  expect(await outcome(database, byPhone)).toBe('opened');
});

test.each(['header', 'recovery-key', 'passkeys'] as const)('a %s that is none is refused', async (id) => {
  const { database, proofs } = made;
  await put(database, { id, version: 1, list: 'none' });
  expect(await outcome(database, proofs[id])).toBe('WAY_IN_DAMAGED');
  expect((await new Vault(database, quickCipher).waysIn()).passkeys.salt).toHaveLength(32);
});

describe('a wrap that lies elsewhere is refused', () => {
  test.each(['recovery-key', 'passkeys'] as const)('the %s of another vault', async (id) => {
    const { database, vault } = made;
    const other = await makeVault();
    await put(database, other.records[id]);
    expect(await outcome(database, other.proofs[id])).toBe('WAY_IN_DAMAGED');
    await expect(vault.prove(other.proofs[id])).rejects.toMatchObject({ code: 'WAY_IN_DAMAGED' });
    expect(await outcome(database, byPassphrase)).toBe('opened');
  });

  test('the header of another vault under an open one: nothing is changed on its proof', async () => {
    const { database, vault } = made;
    const other = await makeVault();
    await put(database, other.records.header);
    await expect(vault.changePassphrase(byPassphrase, 'another horse')).rejects.toMatchObject({
      code: 'WAY_IN_DAMAGED',
    });
    await expect(vault.removeRecoveryKey()).rejects.toMatchObject({ code: 'WAY_IN_DAMAGED' });
    expect(await readAll(database)).toEqual({ ...made.records, header: other.records.header });
  });

  test('a passkey’s under the ID of another, the checksum made to fit or not', async () => {
    const { database, records } = made;
    const [first, second] = records.passkeys.list;
    if (!first || !second) throw new Error('two were added');
    const moved = { ...second, credentialId: first.credentialId };
    await put(database, { ...records.passkeys, list: [moved] });
    expect(await outcome(database, byPhone)).toBe('WAY_IN_DAMAGED');
    const { salt, userHandle } = records.passkeys;
    const { credentialId, name, madeAt, transports, wrapSalt, keyCheck, vaultKey } = moved;
    const facts = ['passkey', 1, salt, userHandle, credentialId, name, madeAt, transports, wrapSalt];
    const fitted = { ...moved, checksum: checksum(keyCheck, facts, vaultKey) };
    await put(database, { ...records.passkeys, list: [fitted] });
    expect(await outcome(database, byPhone)).toBe('PASSKEY_WRONG');
  });
});

function checksum(keyCheck: Uint8Array, facts: readonly unknown[], vaultKey: RecoveryKeyRecord['vaultKey']) {
  const sealed = [vaultKey.nonce, vaultKey.ciphertext];
  return quickCipher.hash(encode('claves vault checksum', keyCheck, ...facts, ...sealed));
}

test('a lowered parameter is told as that before anything is derived, the checksum made to fit or not', async () => {
  const { database, records } = made;
  const never = {
    ...quickCipher,
    deriveKey: () => {
      throw new Error('derived');
    },
  };
  const kdf = { ...quickCipher.kdf, memoryKiB: quickCipher.kdf.memoryKiB - 1 };
  const passphrase = { ...records.header.passphrase, kdf };
  const { keyCheck } = records.header;
  const fitted = checksum(keyCheck, passphraseFacts(passphrase), passphrase.vaultKey);
  for (const header of [
    { ...records.header, passphrase },
    { ...records.header, passphrase, checksum: fitted },
    { id: 'header', version: 1, passphrase },
  ]) {
    await put(database, header);
    expect(await outcome(database, byPassphrase, never)).toBe('KDF_WEAKENED');
  }
});

describe('a header of version 1', () => {
  /** As it was written: nothing of today's code makes it. */
  async function version1() {
    const { database } = openStorage(freshName());
    const { kdf } = quickCipher;
    const salt = quickCipher.random(16);
    const key = await quickCipher.importKey(await quickCipher.deriveKey('correct horse', salt, kdf));
    const data = new TextEncoder().encode('["claves vault key",1,"header","passphrase"]');
    const vaultKey = await quickCipher.seal(key, SECRET, data);
    await put(database, { id: 'header', version: 1, passphrase: { kdf, salt, vaultKey } });
    return database;
  }

  test('opens, takes other ways in, and becomes version 2 with the passphrase', async () => {
    const database = await version1();
    const vault = new Vault(database, quickCipher);
    await vault.unlock(byPassphrase);
    const { passkeys } = await vault.waysIn();
    const recoveryKey = await vault.makeRecoveryKey(byPassphrase, 1);
    await vault.confirmRecoveryKey(recoveryKey);
    await vault.addPasskey(byPassphrase, phone, SECRET);
    expect((await readAll(database)).header.version).toBe(1);
    expect(await outcome(database, byPhone)).toBe('opened');
    expect(await outcome(database, { kind: 'passphrase', passphrase: 'wrong horse' })).toBe(
      'PASSPHRASE_WRONG',
    );
    await vault.changePassphrase({ kind: 'recovery-key', recoveryKey }, 'another horse');
    expect((await readAll(database)).header.version).toBe(2);
    expect((await vault.waysIn()).passkeys).toEqual({ ...passkeys, list: [phone] });
    expect(await outcome(database, { kind: 'passphrase', passphrase: 'another horse' })).toBe('opened');
  });

  test('keeps the salt of passkeys over a change of passphrase, where none was added yet', async () => {
    const database = await version1();
    const vault = new Vault(database, quickCipher);
    const { passkeys } = await vault.waysIn();
    await vault.changePassphrase(byPassphrase, 'another horse');
    expect((await vault.waysIn()).passkeys).toEqual(passkeys);
  });

  test('is not what a header of version 2 may be turned into', async () => {
    const { database, records } = made;
    await put(database, { ...records.header, version: 1 });
    expect(await outcome(database, byPassphrase)).toBe('WAY_IN_DAMAGED');
  });
});

test('the raw vault key is in nothing that is handed out or stored', async () => {
  const seen: Uint8Array[] = [];
  const watching = {
    ...quickCipher,
    importKey: (raw: Uint8Array) => {
      seen.push(raw.slice());
      return quickCipher.importKey(raw);
    },
  };
  const { database, proofs } = made;
  const vault = new Vault(database, watching);
  const handed: unknown[] = [await vault.unlock(byPassphrase), await vault.prove(proofs['recovery-key'])];
  handed.push(await vault.makeRecoveryKey(byPhone, 1), await vault.waysIn());
  handed.push(await vault.changePassphrase(byPassphrase, 'another horse'), await readAll(database));
  // Every key that was imported, the vault key and those that wrap it: looked for as bytes, in JSON's way to write them.
  expect(seen.length).toBeGreaterThan(5);
  const all = JSON.stringify(handed, (_key, value) => (value instanceof Uint8Array ? [...value] : value));
  for (const raw of seen) expect(all).not.toContain([...raw].join(','));
});
