import type { ActivityRecord } from '../flows/activity.ts';
import type { Commit, IdentityStore } from '../flows/ports.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import type { SessionId } from '../protocol/terms.ts';
import type { Database, Schema, WriteTransaction } from './db.ts';
import { expectSealer, type Sealer } from './vault-store.ts';

const RECORD_STORES = ['sessions', 'identityKeys', 'idCerts', 'keyPackages', 'activity'] as const;
type Written = (typeof RECORD_STORES)[number] | 'journal' | 'vault';

/** The journeys' durable state, in IndexedDB; `sealer` has sealed its secrets. */
export function makeIdentityStore(database: Database, sealer: Sealer): IdentityStore {
  return {
    sessions: () => database.read((db) => db.getAll('sessions')),
    session: (id) => database.read((db) => db.get('sessions', id)),
    journal: (id) => database.read((db) => db.get('journal', id)),
    identityKeys: (id) => database.read((db) => db.getAllFromIndex('identityKeys', 'bySession', id)),
    idCerts: (id) => database.read((db) => db.getAllFromIndex('idCerts', 'bySession', id)),
    keyPackages: (id) => database.read((db) => db.getAllFromIndex('keyPackages', 'bySession', id)),
    keyPackage: (ref) => database.read((db) => db.get('keyPackages', ref)),
    activity: () => database.read((db) => db.getAll('activity')),
    commit: (change) =>
      database.write(storesOf(change), async (transaction) => {
        await expectSealer(transaction, sealer);
        await apply(transaction, change);
      }),
    tellOnce: (record, isTold) =>
      database.write(['activity', 'vault'], async (transaction) => {
        await expectSealer(transaction, sealer);
        const log = transaction.objectStore('activity');
        if (!(await log.getAll()).some(isTold)) await log.add(record);
      }),
  };
}

/** Only the stores that are written: a commit keeps nobody else waiting. */
function storesOf(change: Commit): Written[] {
  return ['journal', 'vault', ...RECORD_STORES.filter((store) => change[store]?.length)];
}

async function apply(transaction: WriteTransaction<Written[]>, change: Commit): Promise<void> {
  await expectRevision(transaction, change.sessionId, change.expect);
  const { journal } = change;
  await Promise.all([
    putAll(transaction, 'journal', journal ? [journal] : []),
    journal ? undefined : transaction.objectStore('journal').delete(change.sessionId),
    putAll(transaction, 'sessions', change.sessions),
    putAll(transaction, 'identityKeys', change.identityKeys),
    putAll(transaction, 'idCerts', change.idCerts),
    putAll(transaction, 'keyPackages', change.keyPackages),
    addAll(transaction, change.activity),
  ]);
}

/** Asynchronous also where a record cannot be stored at all, so that every request before it is awaited too. */
async function putAll<Name extends Written>(
  transaction: WriteTransaction<Written[]>,
  name: Name,
  records: readonly Schema[Name]['value'][] = [],
): Promise<void> {
  await Promise.all(records.map(async (record) => transaction.objectStore(name).put(record)));
}

/** In their order: the store numbers them. */
async function addAll(
  transaction: WriteTransaction<Written[]>,
  records: readonly ActivityRecord[] = [],
): Promise<void> {
  await Promise.all(records.map(async (record) => transaction.objectStore('activity').add(record)));
}

/** Compare, and swap in the same transaction: two tabs can never both move the same entry. */
async function expectRevision(
  transaction: WriteTransaction<Written[]>,
  sessionId: SessionId,
  expected: number | null,
): Promise<void> {
  const open = await transaction.objectStore('journal').get(sessionId);
  if ((open?.revision ?? null) !== expected) throw new ClavesError('JOURNAL_CHANGED');
}
