import { ProtocolError } from '../protocol/errors.ts';
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
  let isInDoubt = false;
  try {
    await resend(at, () =>
      at.dialect.deleteIdentity(http, password).catch((error: unknown) => {
        isInDoubt ||= mayBeDone(error);
        throw error;
      }),
    );
  } catch (error) {
    const isOver = isCode(error, 'SESSION_REVOKED', 'UNAUTHORIZED');
    if (!(isOver && isInDoubt) && !(isCode(error, 'SESSION_REVOKED') && before === 'deletion')) {
      return refused(at, error, isInDoubt || before === 'deletion');
    }
  }
  return { commit: await endSession(at, 'deletion') };
}

/** No answer, or none of the server's own. One that is busy says that it has not done it. */
function mayBeDone(error: unknown): boolean {
  if (error instanceof ProtocolError && (error.status === 429 || error.status === 503)) return false;
  return classify(error, null) === 'retry' || isCode(error, 'STOPPED');
}

/** What is no answer leaves it in doubt, and so in the log, also where that was to an earlier try. */
async function refused(at: Standing, error: unknown, isInDoubt: boolean): Promise<Transition> {
  const reaction = classify(error, null);
  const isAnswer = reaction !== 'retry' && !isCode(error, 'STOPPED');
  if (isAnswer || !isInDoubt) await tellDone(at.ports, { kind: 'deletion-refused' });
  if (reaction === 'sign-in') return forgetToken(at, error);
  throw toClavesError(error);
}
