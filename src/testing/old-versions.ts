import { openDB } from 'idb';
import { Database } from '../storage/db.ts';
import { freshName } from './storage.ts';

interface OldStore {
  readonly name:
    | 'sessions'
    | 'journal'
    | 'vault'
    | 'identityKeys'
    | 'idCerts'
    | 'keyPackages'
    | 'activity'
    | 'settings';
  /** The version of the database that it came with. */
  readonly since: number;
  /** Null where keys are given in the order of writing. */
  readonly keyPath: string | null;
  readonly bySession: boolean;
}

const STORES: readonly OldStore[] = [
  { name: 'sessions', since: 1, keyPath: 'sessionId', bySession: false },
  { name: 'journal', since: 1, keyPath: 'sessionId', bySession: false },
  { name: 'vault', since: 1, keyPath: 'id', bySession: false },
  { name: 'identityKeys', since: 1, keyPath: 'fingerprint', bySession: true },
  { name: 'idCerts', since: 1, keyPath: 'id', bySession: true },
  { name: 'keyPackages', since: 1, keyPath: 'ref', bySession: true },
  { name: 'activity', since: 2, keyPath: null, bySession: false },
  { name: 'settings', since: 3, keyPath: 'id', bySession: false },
];

/**
 * Writes what a browser holds into a database of an earlier version, whose records are the same; but in version 1 no
 * enrolment noted that it had registered. Resolves to its name. Nothing of ours is asked to make the stores.
 */
export async function asVersion(version: 1 | 3, name: string): Promise<string> {
  const records = await everything(name, version);
  const stores = STORES.filter(({ since }) => since <= version);
  const old = freshName();
  const database = await openDB(old, version, {
    upgrade(db) {
      for (const { name: store, keyPath, bySession } of stores) {
        const made = db.createObjectStore(store, keyPath === null ? { autoIncrement: true } : { keyPath });
        if (bySession) made.createIndex('bySession', 'sessionId');
      }
    },
  });
  for (const { name: store } of stores) {
    for (const record of records[store] ?? []) {
      await database.put(store, version === 1 ? withoutNews(record) : record);
    }
  }
  database.close();
  return old;
}

/** All records of a version's stores, store by store. */
export async function everything(name: string, version: 1 | 3 = 1): Promise<Record<string, unknown[]>> {
  const database = new Database({ name });
  const all = STORES.filter(({ since }) => since <= version).map(async ({ name: store }) => [
    store,
    await database.read<unknown[]>((db) => db.getAll(store)),
  ]);
  const records = Object.fromEntries(await Promise.all(all));
  await database.close();
  return records;
}

function withoutNews(record: unknown): unknown {
  const { registered: _, ...rest } = record as Record<string, unknown>;
  return rest;
}
