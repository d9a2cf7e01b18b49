import { openDB } from 'idb';
import { Database } from '../storage/db.ts';
import { freshName } from './storage.ts';

/** Version 1 of the database: its stores, where their keys lie, and whether they are read by session. */
const STORES = [
  { name: 'sessions', keyPath: 'sessionId', bySession: false },
  { name: 'journal', keyPath: 'sessionId', bySession: false },
  { name: 'vault', keyPath: 'id', bySession: false },
  { name: 'identityKeys', keyPath: 'fingerprint', bySession: true },
  { name: 'idCerts', keyPath: 'id', bySession: true },
  { name: 'keyPackages', keyPath: 'ref', bySession: true },
] as const;

/**
 * Writes what a browser holds into a database of version 1, whose records are the same: there was no log, and no
 * enrolment noted that it had registered. Resolves to its name. Nothing of ours is asked to make the stores.
 */
export async function asVersion1(name: string): Promise<string> {
  const records = await everything(name);
  const old = freshName();
  const database = await openDB(old, 1, {
    upgrade(db) {
      for (const { name: store, keyPath, bySession } of STORES) {
        const made = db.createObjectStore(store, { keyPath });
        if (bySession) made.createIndex('bySession', 'sessionId');
      }
    },
  });
  for (const { name: store } of STORES) {
    for (const record of records[store] ?? []) await database.put(store, withoutNews(record));
  }
  database.close();
  return old;
}

/** All records of version 1's stores, store by store. */
export async function everything(name: string): Promise<Record<string, unknown[]>> {
  const database = new Database({ name });
  const all = STORES.map(async ({ name: store }) => [
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
