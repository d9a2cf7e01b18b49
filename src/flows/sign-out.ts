import { classify } from './answers.ts';
import { write } from './change.ts';
import { endSession } from './end-session.ts';
import { underLock } from './lock.ts';
import type { Ports, RunOptions } from './ports.ts';
import { resend } from './resend.ts';
import { connect } from './secrets.ts';
import { requireSession, type Standing, standingOf } from './standing.ts';

/**
 * Revokes this session on the server and forgets its token; keys and history stay. Throws `SERVER_UNREACHABLE` where
 * the server cannot be told, and then leaves all as it is.
 */
export async function signOut(ports: Ports, options: RunOptions = {}): Promise<void> {
  const session = await requireSession(ports.store);
  await underLock(ports, session, async () => {
    const at = await standingOf(ports, session.sessionId, options);
    await revoke(at);
    await write(ports, await endSession(at));
  });
}

/** A token that the server refuses (or that we lost) has nothing left to revoke. */
async function revoke(at: Standing): Promise<void> {
  if (!at.session.token) return;
  const http = await connect(at);
  try {
    await resend(at, () => at.dialect.revoke(http));
  } catch (error) {
    if (classify(error, null) !== 'sign-in') throw error;
  }
}
