import { ClavesError } from '../protocol/claves-error.ts';
import { type Database, EVERY_STORE, type WriteTransaction } from './db.ts';
import type { VaultHeader } from './vault-header.ts';
import { isMissing, type StoredVault } from './vault-records.ts';

export type VaultStore = ReturnType<WriteTransaction<'vault'[]>['objectStore']>;

type Readable = { get(id: 'header' | 'recovery-key' | 'passkeys'): Promise<unknown> };

/** What seals the records that a transaction writes. */
export interface Sealer {
  /** Throws `VAULT_MISSING` or `VAULT_LOCKED` where what it sealed could not be opened again by what is stored. */
  expectStored(stored: StoredVault): void;
}

/**
 * Part of every transaction that writes sealed records: a database that was cleared under an open vault would take
 * them, and nothing could ever open them.
 */
export async function expectSealer(
  transaction: { objectStore(name: 'vault'): Readable },
  sealer: Sealer,
): Promise<void> {
  sealer.expectStored(await readFrom(transaction.objectStore('vault')));
}

export function readVault(database: Database): Promise<StoredVault> {
  return database.read((db) => readFrom(db.transaction('vault').store));
}

/** One strict transaction over what is stored then. */
export function changeVault(
  database: Database,
  work: (store: VaultStore, before: StoredVault) => Promise<unknown>,
): Promise<void> {
  return database.write(['vault'], async (transaction) => {
    const store = transaction.objectStore('vault');
    await work(store, await readFrom(store));
  });
}

/**
 * Stores the header of a new vault. Whatever lies here was sealed under one that no way leads into, and can never be
 * opened: it goes with it. Throws `VAULT_EXISTS` while there is a way.
 */
export function beginVault(database: Database, header: VaultHeader): Promise<void> {
  return database.write(EVERY_STORE, async (transaction) => {
    const vault = transaction.objectStore('vault');
    // Another tab may have made a vault meanwhile: keys sealed under either must not lose it.
    if (!isMissing(await readFrom(vault))) throw new ClavesError('VAULT_EXISTS');
    await Promise.all(EVERY_STORE.map((name) => transaction.objectStore(name).clear()));
    await vault.add(header);
  });
}

async function readFrom(store: Readable): Promise<StoredVault> {
  const ids = ['header', 'recovery-key', 'passkeys'] as const;
  const [header, recoveryKey, passkeys] = await Promise.all(ids.map((id) => store.get(id)));
  return { header, recoveryKey, passkeys };
}
