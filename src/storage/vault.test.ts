import { describe, expect, test } from 'vitest';
import type { RecordAddress } from '../flows/ports.ts';
import type { Fid, SessionId } from '../protocol/terms.ts';
import { freshName, openStorage, quickCipher } from '../testing/storage.ts';
import { makeVaultCipher } from '../worker/vault-cipher.ts';
import type { Database } from './db.ts';
import { Vault } from './vault.ts';
import type { VaultHeader } from './vault-header.ts';

const PASSPHRASE = 'correct horse';
const address: RecordAddress = {
  store: 'identityKeys',
  id: 'a',
  fid: 'alice@example.com' as Fid,
  sessionId: 'one' as SessionId,
};
const secret = new Uint8Array([1, 2, 3]);

async function makeVault() {
  const name = freshName();
  const { database, vault } = openStorage(name);
  await vault.create(PASSPHRASE);
  return { name, database, vault };
}

async function headerOf(database: Database): Promise<VaultHeader> {
  const header = await database.read((db) => db.get('vault', 'header'));
  if (header?.id !== 'header') throw new Error('no header');
  return header;
}

/** Changes the stored header behind the vault's back. */
async function tamper(database: Database, change: (header: VaultHeader) => unknown): Promise<void> {
  const header = await headerOf(database);
  await database.write(['vault'], (transaction) =>
    transaction.objectStore('vault').put(change(header) as VaultHeader),
  );
}

function withPassphrase(part: object) {
  return (header: VaultHeader) => ({ ...header, passphrase: { ...header.passphrase, ...part } });
}

describe('a vault', () => {
  test('opens after a restart what was sealed before it', async () => {
    const { name, database, vault } = await makeVault();
    const sealed = await vault.seal(address, secret);
    await database.close();
    const { vault: reopened } = openStorage(name);
    expect(await reopened.state()).toBe('locked');
    await expect(reopened.open(address, sealed)).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
    await expect(reopened.seal(address, secret)).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
    await reopened.unlock({ kind: 'passphrase', passphrase: PASSPHRASE });
    expect(await reopened.open(address, sealed)).toEqual(secret);
  });

  test('works with the parameters of the protocol', async () => {
    const name = freshName();
    const { database, vault } = openStorage(name, makeVaultCipher());
    await vault.create(PASSPHRASE);
    const header = await headerOf(database);
    expect(header.passphrase.kdf).toEqual({
      name: 'argon2id',
      memoryKiB: 65536,
      iterations: 3,
      parallelism: 1,
    });
    expect(header.passphrase.salt).toHaveLength(16);
    const { vault: reopened } = openStorage(name, makeVaultCipher());
    await reopened.unlock({ kind: 'passphrase', passphrase: PASSPHRASE });
    expect(reopened.isOpen).toBe(true);
  });

  test('stores neither passphrase nor key in plain, and no two alike', async () => {
    const first = await makeVault();
    const second = await makeVault();
    const [one, two] = await Promise.all([headerOf(first.database), headerOf(second.database)]);
    expect(one.passphrase.salt).not.toEqual(two.passphrase.salt);
    expect(one.passphrase.vaultKey).not.toEqual(two.passphrase.vaultKey);
    expect(JSON.stringify(one)).not.toContain('horse');
  });

  test('takes the same letters however a keyboard composed them', async () => {
    const name = freshName();
    await openStorage(name).vault.create('ma\u00f1ana ma\u00f1ana');
    await openStorage(name).vault.unlock({ kind: 'passphrase', passphrase: 'man\u0303ana man\u0303ana' });
  });
});

describe('creating refuses', () => {
  test('a passphrase under 8 characters, and stores nothing', async () => {
    const { vault } = openStorage(freshName());
    await expect(vault.create('1234567')).rejects.toMatchObject({ code: 'PASSPHRASE_WEAK' });
    // Four characters in eight UTF-16 units.
    await expect(vault.create('🔑🔑🔑🔑')).rejects.toMatchObject({ code: 'PASSPHRASE_WEAK' });
    expect(await vault.state()).toBe('missing');
  });

  test('where there is one already', async () => {
    const { name } = await makeVault();
    const { vault } = openStorage(name);
    await expect(vault.create('another passphrase')).rejects.toMatchObject({ code: 'VAULT_EXISTS' });
    expect(vault.isOpen).toBe(false);
  });

  test('all but the first of tabs that create at the same time', async () => {
    const name = freshName();
    const tabs = ['first one', 'second one', 'third one'].map((passphrase) => ({
      passphrase,
      vault: openStorage(name).vault,
    }));
    const made = await Promise.allSettled(tabs.map(({ vault, passphrase }) => vault.create(passphrase)));
    const refused = made.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []));
    expect(refused).toEqual(['VAULT_EXISTS', 'VAULT_EXISTS']);
    const winner = tabs.find(({ vault }) => vault.isOpen);
    await openStorage(name).vault.unlock({ kind: 'passphrase', passphrase: winner?.passphrase ?? '' });
  });
});

describe('unlocking refuses', () => {
  test('where there is none', async () => {
    const { vault } = openStorage(freshName());
    await expect(vault.unlock({ kind: 'passphrase', passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'VAULT_MISSING',
    });
  });

  test.each(['incorrect horse', 'Correct horse', 'short', ''])('the passphrase "%s"', async (wrong) => {
    const { name } = await makeVault();
    const { vault } = openStorage(name);
    await expect(vault.unlock({ kind: 'passphrase', passphrase: wrong })).rejects.toMatchObject({
      code: 'PASSPHRASE_WRONG',
    });
    expect(vault.isOpen).toBe(false);
  });

  const { kdf } = quickCipher;
  test.each([
    ['less memory', 'KDF_WEAKENED', { kdf: { ...kdf, memoryKiB: kdf.memoryKiB - 1 } }],
    ['more lanes', 'KDF_WEAKENED', { kdf: { ...kdf, parallelism: 2 } }],
    ['memory to exhaust us', 'WAY_IN_DAMAGED', { kdf: { ...kdf, memoryKiB: 2 ** 30 } }],
    ['passes to hang us', 'WAY_IN_DAMAGED', { kdf: { ...kdf, iterations: 1e9 } }],
    ['no passes', 'WAY_IN_DAMAGED', { kdf: { ...kdf, iterations: 0 } }],
    ['a fraction of a pass', 'WAY_IN_DAMAGED', { kdf: { ...kdf, iterations: 1.5 } }],
    ['another function', 'WAY_IN_DAMAGED', { kdf: { ...kdf, name: 'pbkdf2' } }],
    ['a short salt', 'WAY_IN_DAMAGED', { salt: new Uint8Array(8) }],
    [
      'a short nonce',
      'WAY_IN_DAMAGED',
      { vaultKey: { nonce: new Uint8Array(8), ciphertext: new Uint8Array(48) } },
    ],
    ['nothing at all', 'WAY_IN_DAMAGED', { kdf: undefined }],
  ])('a header with %s, before anything is derived', async (_name, code, part) => {
    const { database } = await makeVault();
    await tamper(database, withPassphrase(part));
    const vault = new Vault(database, {
      ...quickCipher,
      deriveKey: () => {
        throw new Error('derived');
      },
    });
    await expect(vault.unlock({ kind: 'passphrase', passphrase: PASSPHRASE })).rejects.toMatchObject({
      code,
    });
  });

  test('a version that it does not know', async () => {
    const { database, vault } = await makeVault();
    await tamper(database, (header) => ({ ...header, version: 3 }));
    await expect(vault.unlock({ kind: 'passphrase', passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'WAY_IN_DAMAGED',
    });
  });
});

describe('a sealed record', () => {
  test.each([
    ['store', { store: 'keyPackages' }],
    ['ID', { id: 'b' }],
    ['actor', { fid: 'bob@example.com' as Fid }],
    ['session', { sessionId: 'two' as SessionId }],
    ['parts shifted', { id: 'a","alice@example.com', fid: '' as Fid }],
  ] as const)('does not open under another %s', async (_name, other) => {
    const { vault } = await makeVault();
    const sealed = await vault.seal(address, secret);
    const moved = vault.open({ ...address, ...other }, sealed);
    await expect(moved).rejects.toMatchObject({ code: 'RECORD_MOVED' });
  });

  test('of before it told what it is bound to opens, and is damaged where it was moved', async () => {
    const { vault } = await makeVault();
    const { boundTo: _, ...older } = await vault.seal(address, secret);
    expect(await vault.open(address, older)).toEqual(secret);
    const moved = vault.open({ ...address, id: 'b' }, older);
    await expect(moved).rejects.toMatchObject({ code: 'RECORD_DAMAGED' });
  });

  test('that only says it belongs elsewhere is damaged', async () => {
    const { vault } = await makeVault();
    const { boundTo } = await vault.seal({ ...address, id: 'b' }, secret);
    const { ciphertext, ...rest } = await vault.seal(address, secret);
    const changed = { ...rest, ciphertext: ciphertext.toReversed(), boundTo: boundTo as Uint8Array };
    await expect(vault.open(address, changed)).rejects.toMatchObject({ code: 'RECORD_DAMAGED' });
  });

  test('does not open with any byte changed', async () => {
    const { vault } = await makeVault();
    const sealed = await vault.seal(address, secret);
    for (const part of ['nonce', 'ciphertext'] as const) {
      for (const index of sealed[part].keys()) {
        const bytes = sealed[part].slice();
        bytes[index] = (bytes[index] ?? 0) ^ 0x80;
        const changed = vault.open(address, { ...sealed, [part]: bytes });
        await expect(changed).rejects.toMatchObject({ code: 'RECORD_DAMAGED' });
      }
    }
  });

  test('does not open in another vault, and never looks the same twice', async () => {
    const [first, second] = await Promise.all([makeVault(), makeVault()]);
    const sealed = await first.vault.seal(address, secret);
    await expect(second.vault.open(address, sealed)).rejects.toMatchObject({ code: 'RECORD_DAMAGED' });
    expect(await first.vault.seal(address, secret)).not.toEqual(sealed);
  });
});
