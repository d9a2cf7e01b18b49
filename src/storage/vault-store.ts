import type { Database, WriteTransaction } from './db.ts';
import type { StoredVault } from './vault-records.ts';

export type VaultStore = ReturnType<WriteTransaction<['vault']>['objectStore']>;

type Readable = { get(id: 'header' | 'recovery-key' | 'passkeys'): Promise<unknown> };

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

async function readFrom(store: Readable): Promise<StoredVault> {
  const ids = ['header', 'recovery-key', 'passkeys'] as const;
  const [header, recoveryKey, passkeys] = await Promise.all(ids.map((id) => store.get(id)));
  return { header, recoveryKey, passkeys };
}
