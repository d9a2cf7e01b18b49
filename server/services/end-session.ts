import { ProtocolError } from '../../src/protocol/errors.ts';
import { parseSessionId, type UnixSeconds } from '../../src/protocol/terms.ts';
import type { IdCertRow, SessionRow, Tx } from '../db/schema.ts';
import { keyOf } from '../gateway/events.ts';
import { closeOutboxes, tellActor } from '../gateway/outbox.ts';
import type { Caller } from '../http/mount.ts';
import type { HomeServer } from './home-server.ts';
import { currentIdCert } from './id-cert-rows.ts';
import { prove, type Solution, transactProven } from './second-factor.ts';
import { transactAs } from './transact-as.ts';

/** Ends the caller's own session. */
export function revoke(home: HomeServer, caller: Caller): Promise<void> {
  return transactAs(home, caller, (tx, session) => endAndTell(home, tx, session));
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
  await transactProven(home, proven, async (tx, sessions) => {
    const session = sessions.find(({ session_id }) => session_id === sessionId);
    if (!session) throw new ProtocolError('NOT_FOUND');
    await endAndTell(home, tx, session);
  });
}

/** The sessions that remain hear of it. */
async function endAndTell(home: HomeServer, tx: Tx, session: SessionRow): Promise<void> {
  if (session.revoked_at !== null) return;
  const ended = await endSessionRow(tx, session, home.now());
  await closeOutboxes(tx, session.actor, session.id);
  await tellActor(home, tx, session.actor, { type: 'certificate-invalidation', ...keyOf(session, ended) });
}

/** Ends a locked session for good: the token, the ID-Cert, and with them the claims of its KeyPackages. */
export async function endSessionRow(tx: Tx, session: SessionRow, now: UnixSeconds): Promise<IdCertRow> {
  const current = await currentIdCert(tx, session);
  const revoked_at = Math.max(now, current.issued_at);
  await tx.updateTable('id_certs').set({ revoked_at }).where('id', '=', current.id).execute();
  await tx.updateTable('sessions').set({ revoked_at }).where('id', '=', session.id).execute();
  return current;
}
