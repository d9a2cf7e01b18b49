import { UniqueViolation } from './errors.ts';
import type { Database, Tx } from './schema.ts';

/** Tries of one transaction, the first included. */
const TRIES = 4;

/**
 * Runs `work` in one transaction: all of it or nothing. Where it collides with another transaction it is run again
 * from its beginning, and then finds what that one wrote: it must have no effect beside the database. Throws what
 * `work` throws, and `UniqueViolation` where running again did not help.
 */
export async function transact<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (!(error instanceof UniqueViolation) || attempt === TRIES) throw error;
    }
  }
}
