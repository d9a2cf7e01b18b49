import { ProtocolError } from '../../src/protocol/errors.ts';
import { parseSessionId, type SessionId, type UnixSeconds } from '../../src/protocol/terms.ts';
import type { Tx } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import type { Caller } from '../http/mount.ts';
import type { HomeServer } from './home-server.ts';
import { currentIdCert } from './id-cert-rows.ts';
import { confirm, prove, type Solution } from './second-factor.ts';

/** Ends the caller's own session. */
export function revoke(home: HomeServer, caller: Caller): Promise<void> {
  return transact(home.db, (tx) => endSessionRow(tx, caller.sessionRowId, home.now()));
}

/**
 * Ends any session of the caller's actor; one that has ended already stays as it is. Throws SESSION_ID_INVALID,
 * SENSITIVE_SOLUTION_INVALID, or NOT_FOUND where the actor never had it.
 */
export async function endSession(
  home: HomeServer,
  caller: Caller,
  { sessionId: text, solution }: { readonly sessionId: string; readonly solution: Solution },
): Promise<void> {
  const sessionId = parseSessionId(text);
  if (!sessionId) throw new ProtocolError('SESSION_ID_INVALID');
  const proven = await prove(home, caller, solution);
  await transact(home.db, async (tx) => {
    await confirm(tx, proven);
    const session = await findSession(tx, caller.actorId, sessionId);
    if (!session) throw new ProtocolError('NOT_FOUND');
    await endSessionRow(tx, session.id, home.now());
  });
}

/**
 * For good: the token, the ID-Cert, and with them the claims of its KeyPackages. One that has ended already stays as it
 * is.
 */
export async function endSessionRow(tx: Tx, session: number, now: UnixSeconds): Promise<void> {
  if (await hasEnded(tx, session)) return;
  const current = await currentIdCert(tx, session);
  const revoked_at = Math.max(now, current.issued_at);
  await tx.updateTable('id_certs').set({ revoked_at }).where('id', '=', current.id).execute();
  await tx.updateTable('sessions').set({ revoked_at }).where('id', '=', session).execute();
}

async function hasEnded(tx: Tx, session: number): Promise<boolean> {
  const { revoked_at } = await tx
    .selectFrom('sessions')
    .select('revoked_at')
    .where('id', '=', session)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return revoked_at !== null;
}

function findSession(tx: Tx, actor: number, sessionId: SessionId) {
  return tx
    .selectFrom('sessions')
    .select('id')
    .where('actor', '=', actor)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
}
