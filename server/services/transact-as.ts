import type { SessionRow, Tx } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import type { Caller } from '../http/mount.ts';
import type { HomeServer } from './home-server.ts';
import { lockSession } from './session-rows.ts';
import { expectStanding } from './tokens.ts';

/**
 * How whatever writes for a session begins: its row is locked, and its token and the session itself are there still,
 * however long the request's body took to come. Throws UNAUTHORIZED or SESSION_REVOKED, and what `transact` throws.
 */
export function transactAs<T>(
  home: HomeServer,
  caller: Caller,
  work: (tx: Tx, session: SessionRow) => Promise<T>,
): Promise<T> {
  return transact(home.db, async (tx) => {
    const session = await lockSession(tx, caller.sessionRowId);
    await expectStanding(tx, caller);
    return work(tx, session);
  });
}
