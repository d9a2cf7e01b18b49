import { ProtocolError } from '../../src/protocol/errors.ts';
import type { Tx } from '../db/schema.ts';
import { closeOutboxes } from '../gateway/outbox.ts';
import type { Caller } from '../http/mount.ts';
import { endSessionRow } from './end-session.ts';
import type { HomeServer } from './home-server.ts';
import { hashPassword, isAcceptablePassword, NOBODYS_HASH } from './passwords.ts';
import { prove, type Solution, transactProven } from './second-factor.ts';

/**
 * Gives the caller's actor another password. The tokens of its other sessions end: who knew the old one has to show the
 * new one. Throws PASSWORD_INVALID, then SENSITIVE_SOLUTION_INVALID.
 */
export async function changePassword(
  home: HomeServer,
  caller: Caller,
  { password, solution }: { readonly password: string; readonly solution: Solution },
): Promise<void> {
  if (!isAcceptablePassword(password)) throw new ProtocolError('PASSWORD_INVALID');
  const proven = await prove(home, caller, solution);
  const password_hash = await hashPassword(password);
  await transactProven(home, proven, async (tx) => {
    await tx.updateTable('actors').set({ password_hash }).where('id', '=', caller.actorId).execute();
    await endOtherTokens(tx, caller);
    await home.wakeUps.announce(tx, caller.actorId);
  });
}

/**
 * Deletes the caller's actor: its sessions end, nobody signs in to it again, and its name stays taken. Its ID-Certs stay
 * as they are, for those who check what was signed in its time. Throws SENSITIVE_SOLUTION_INVALID.
 */
export async function deleteIdentity(home: HomeServer, caller: Caller, solution: Solution): Promise<void> {
  const proven = await prove(home, caller, solution);
  await transactProven(home, proven, async (tx, sessions) => {
    const now = home.now();
    for (const session of sessions) if (session.revoked_at === null) await endSessionRow(tx, session, now);
    // A login does the same work for it as for a name that does not exist.
    const gone = { deleted_at: now, password_hash: NOBODYS_HASH };
    await tx.updateTable('actors').set(gone).where('id', '=', caller.actorId).execute();
    await closeOutboxes(tx, caller.actorId, null);
    await home.wakeUps.announce(tx, caller.actorId);
  });
}

async function endOtherTokens(tx: Tx, { actorId, sessionRowId }: Caller): Promise<void> {
  await tx
    .deleteFrom('tokens')
    .where('session', 'in', tx.selectFrom('sessions').select('id').where('actor', '=', actorId))
    .where('session', '!=', sessionRowId)
    .execute();
}
