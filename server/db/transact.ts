import { Collision, UniqueViolation } from './errors.ts';
import type { Database, Tx } from './schema.ts';

/** What is done once a transaction is committed. */
const DEEDS = new WeakMap<Tx, (() => void)[]>();

/** Tries of one transaction, the first included. */
const TRIES = 4;

/**
 * Runs `work` in one transaction: all of it or nothing. Where it collides with another transaction it is run again
 * from its beginning, and then finds what that one wrote: it must have no effect beside the database, but
 * for what does no harm if it is done in vain: a key file that nothing names (`replaceServerKey`). Throws what
 * `work` throws, and where running again did not help `UniqueViolation` or UNAVAILABLE.
 *
 * On SQLite a transaction has the whole database to itself. On PostgreSQL it has the rows that it locks, in this order,
 * so that none waits in a circle: the answer to a claim that has a key; an actor; then sessions by their number, and after each one, before the next, the
 * server's key (shared) and the session's KeyPackages; last the outboxes, by their session's number. Who has the server's
 * key alone locks nothing else. Of foreign actors: a challenge, then a session of theirs, then the key of its server; after
 * them nothing else.
 */
export async function transact<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(db, work);
    } catch (error) {
      const collided = error instanceof UniqueViolation || error instanceof Collision;
      if (!collided || attempt === TRIES) throw error;
    }
  }
}

/** Has `deed` done once this transaction of `transact` is committed, and not at all if it never is. It must not throw. */
export function afterCommit(tx: Tx, deed: () => void): void {
  DEEDS.get(tx)?.push(deed);
}

async function once<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  const deeds: (() => void)[] = [];
  const result = await db.transaction().execute((tx) => {
    DEEDS.set(tx, deeds);
    return work(tx);
  });
  for (const deed of deeds) deed();
  return result;
}

/** Runs `work` in one transaction while no other process runs one by this function. */
export function transactAlone<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    // SQLite's does nothing, and needs to do nothing.
    await tx.getExecutor().adapter.acquireMigrationLock(tx, { lockTable: '', lockRowId: '' });
    return work(tx);
  });
}
