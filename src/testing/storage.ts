import 'fake-indexeddb/auto';
import { PASSPHRASE_KDF } from '../crypto/kdf.ts';
import type { VaultCipher } from '../storage/cipher.ts';
import { Database } from '../storage/db.ts';
import { Vault } from '../storage/vault.ts';
import { makeVaultCipher } from '../worker/vault-cipher.ts';

/** The real cipher with a key derivation that takes a millisecond: a test opens vaults by the dozen. */
export const quickCipher: VaultCipher = makeVaultCipher({ ...PASSPHRASE_KDF, memoryKiB: 64, iterations: 1 });

/** The name of a database that no other test has. */
export function freshName(): string {
  return `test-${crypto.randomUUID()}`;
}

/** What a worker opens at its start: twice with one name is a browser that was closed and opened again. */
export function openStorage(name: string, cipher: VaultCipher = quickCipher) {
  const database = new Database({ name });
  return { database, vault: new Vault(database, cipher) };
}
