import { ClavesError } from '../protocol/claves-error.ts';
import type { EndedBy } from './activity.ts';
import { classify, isCode } from './answers.ts';
import { keep, type Transition, write } from './change.ts';
import { endOfRevoked } from './deletion.ts';
import { endSession } from './end-session.ts';
import { leaveForeignServers } from './foreign/end.ts';
import { underLock } from './lock.ts';
import type { Ports, RunOptions, SessionRecord } from './ports.ts';
import { forgetToken } from './react.ts';
import { resend } from './resend.ts';
import { connect } from './secrets.ts';
import { requireSession, type Standing, standingOf } from './standing.ts';

/**
 * Revokes this session on the server and forgets its token; keys and history stay. Only what the server has ended ends
 * here: throws `SIGN_IN_NEEDED` where the token is refused or cannot be read (the server still serves
 * the session then), and `SERVER_UNREACHABLE` where it cannot be told, which leaves all as it is.
 */
export async function signOut(ports: Ports, options: RunOptions = {}): Promise<void> {
  const session = await requireSession(ports.store);
  await underLock(ports, session, options, () => signOutLocked(ports, session, options));
}

/** `signOut` of this session, for whoever holds its lock already. Foreign servers hear of it as far as they answer. */
export async function signOutLocked(
  ports: Ports,
  { sessionId }: Pick<SessionRecord, 'sessionId'>,
  options: RunOptions,
): Promise<void> {
  const { commit, failure } = await revoke(await standingOf(ports, sessionId, options));
  await write(ports, commit);
  if (failure) throw failure;
  await leaveForeignServers(ports, sessionId, options);
}

async function revoke(at: Standing): Promise<Transition> {
  let tries = 0;
  let by: EndedBy = 'person';
  try {
    const http = await connect(at);
    await resend(at, (attempt) => {
      tries = attempt;
      return at.dialect.revoke(http);
    });
  } catch (error) {
    if (isCode(error, 'RECORD_DAMAGED', 'RECORD_MOVED')) return withoutDamaged(at);
    const ended = isCode(error, 'SESSION_REVOKED');
    // After a lost answer, it was this very request that ended it.
    if (ended && tries === 1) by = await endOfRevoked(at);
    if (!ended && classify(error, null) === 'sign-in') return forgetToken(at, error);
    if (!ended) throw error;
  }
  return { commit: await endSession(at, by) };
}

/** The token does not open here. The server was not asked, so the log says nothing of it. */
function withoutDamaged(at: Standing): Transition {
  const commit = keep(at, { sessions: [{ ...at.session, token: null }] });
  return { commit, failure: new ClavesError('SIGN_IN_NEEDED') };
}
