import { classify, isCode, toClavesError } from './answers.ts';
import { type Transition, write } from './change.ts';
import { endOfRevoked } from './deletion.ts';
import { endSession } from './end-session.ts';
import { leaveForeignServers } from './foreign/end.ts';
import { underLock } from './lock.ts';
import type { Ports, RunOptions } from './ports.ts';
import { forgetToken } from './react.ts';
import { resend } from './resend.ts';
import { connect } from './secrets.ts';
import { hearServer } from './server-key.ts';
import { requireSession, type Standing, standingOf } from './standing.ts';
import { tell, tellDone } from './tell.ts';

/**
 * Deletes the identity on the home server, for good, and ends this session here, and on foreign servers as far as they answer; keys and history stay. Asking again is
 * safe: a session that is over after a lost answer was ended by this. A server that shows a key other than the pinned
 * one gets no password. Throws `SERVER_KEY_CHANGED`, `SENSITIVE_SOLUTION_INVALID`, `SIGN_IN_NEEDED`, or `SESSION_REVOKED`
 * where the session was ended from elsewhere.
 */
export async function deleteIdentity(
  ports: Ports,
  { password }: { readonly password: string },
  options: RunOptions = {},
): Promise<void> {
  const session = await requireSession(ports.store);
  await underLock(ports, session, options, async () => {
    const { commit, failure } = await ask(await standingOf(ports, session.sessionId, options), password);
    await write(ports, commit);
    if (failure) throw failure;
    await leaveForeignServers(ports, session.sessionId, options);
  });
}

async function ask(at: Standing, password: string): Promise<Transition> {
  const http = await connect(at);
  await hearServer(at);
  const before = await endOfRevoked(at);
  await tell(at.ports, { kind: 'deletion-asked' });
  let tries = 0;
  try {
    await resend(at, (attempt) => {
      tries = attempt;
      return at.dialect.deleteIdentity(http, password);
    });
  } catch (error) {
    const isOver = isCode(error, 'SESSION_REVOKED', 'UNAUTHORIZED');
    if (!(isOver && tries > 1) && !(isCode(error, 'SESSION_REVOKED') && before === 'deletion')) {
      return refused(at, error);
    }
  }
  return { commit: await endSession(at, 'deletion') };
}

/** What is no answer leaves it in doubt, and so in the log. */
async function refused(at: Standing, error: unknown): Promise<Transition> {
  const reaction = classify(error, null);
  if (reaction !== 'retry' && !isCode(error, 'STOPPED')) {
    await tellDone(at.ports, { kind: 'deletion-refused' });
  }
  if (reaction === 'sign-in') return forgetToken(at, error);
  throw toClavesError(error);
}
