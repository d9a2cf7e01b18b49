import { ProtocolError } from '../../src/protocol/errors.ts';
import { parseSessionId, type UnixSeconds } from '../../src/protocol/terms.ts';
import type { SessionRow, Tx } from '../db/schema.ts';
import type { Caller } from '../http/mount.ts';
import type { HomeServer } from './home-server.ts';
import { currentIdCert } from './id-cert-rows.ts';
import { prove, type Solution, transactProven } from './second-factor.ts';
import { transactAs } from './transact-as.ts';

/** Ends the caller's own session. */
export function revoke(home: HomeServer, caller: Caller): Promise<void> {
  return transactAs(home, caller, (tx, session) => endSessionRow(tx, session, home.now()));
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
    await endSessionRow(tx, session, home.now());
  });
}

/**
 * Ends a locked session for good: the token, the ID-Cert, and with them the claims of its KeyPackages. One that has
 * ended already stays as it is.
 */
export async function endSessionRow(tx: Tx, session: SessionRow, now: UnixSeconds): Promise<void> {
  if (session.revoked_at !== null) return;
  const current = await currentIdCert(tx, session);
  const revoked_at = Math.max(now, current.issued_at);
  await tx.updateTable('id_certs').set({ revoked_at }).where('id', '=', current.id).execute();
  await tx.updateTable('sessions').set({ revoked_at }).where('id', '=', session.id).execute();
}
