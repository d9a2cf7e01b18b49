import type { EndedBy } from './activity.ts';
import { isCode } from './answers.ts';
import { change } from './change.ts';
import { inState } from './identity-keys.ts';
import type { Commit } from './ports.ts';
import type { Standing } from './standing.ts';

/**
 * The session is over here: no token, no open journey, no pending key. Its keys and history stay. `by`: as the log
 * tells it; null for an enrolment that was refused, which is the end of nothing.
 */
export async function endSession(at: Standing, by: EndedBy | null): Promise<Commit> {
  const { ports, session } = at;
  const keys = await ports.store.identityKeys(session.sessionId);
  const pending = keys.filter(({ state }) => state === 'prepared');
  return change(at, null, {
    sessions: [{ ...session, token: null, endedAt: ports.clock.now() }],
    identityKeys: inState('dead', pending),
    activity: by ? [{ kind: 'session-ended', by }] : [],
  });
}

/** Does a refused sign-in say that the server ended this session, or knows it under a key that is not here? */
export function isSessionLost(error: unknown): boolean {
  return isCode(error, 'SESSION_REVOKED', 'SESSION_ID_TAKEN', 'KEY_SUPERSEDED');
}

/** Who ended it, by the refusal that says that it is lost. */
export function lostBy(refusal: unknown): EndedBy {
  return isCode(refusal, 'SESSION_REVOKED') ? 'server' : 'other-key';
}
