import type { HttpPort } from '../protocol/http.ts';
import { classify, toClavesError } from './answers.ts';
import { write } from './change.ts';
import { underLock } from './lock.ts';
import type { Ports, RunOptions, SessionRecord } from './ports.ts';
import { withoutToken } from './react.ts';
import { connect } from './secrets.ts';
import { hearServer } from './server-key.ts';
import { requireSession, type Standing, standingOf } from './standing.ts';

/**
 * Asks the server with the session's token, outside the lock: no journey waits for it. A refused token is forgotten,
 * unless somebody has signed in meanwhile: then it is asked again. Throws `NO_SESSION`, `SIGN_IN_NEEDED`,
 * `SESSION_REVOKED` where the server has ended the session, which is over here then, or what else it refuses with.
 */
export async function askServer<T>(
  ports: Ports,
  options: RunOptions,
  ask: (at: Standing, http: HttpPort) => Promise<T>,
): Promise<T> {
  for (;;) {
    const { sessionId } = await requireSession(ports.store);
    const at = await standingOf(ports, sessionId, options);
    try {
      return await ask(at, await connect(at));
    } catch (error) {
      if (classify(error, null) !== 'sign-in') throw toClavesError(error);
      await noteRefusal(at, error);
    }
  }
}

/**
 * Throws `SIGN_IN_NEEDED` or `SESSION_REVOKED`, unless there is another token by now; a stranger at the server's
 * address must not cost the token, so `SERVER_KEY_CHANGED` for one.
 */
async function noteRefusal(then: Standing, refusal: unknown): Promise<void> {
  const { ports, session, options } = then;
  await hearServer(then).catch(rethrow);
  await underLock(ports, session, options, async () => {
    const at = await standingOf(ports, session.sessionId, options);
    if (!isSameToken(at.session, session)) return;
    const { commit, failure } = await withoutToken(at, refusal);
    await write(ports, commit);
    throw failure;
  });
}

function rethrow(error: unknown): never {
  throw toClavesError(error);
}

function isSameToken(a: SessionRecord, b: SessionRecord): boolean {
  return a.token?.nonce.join() === b.token?.nonce.join();
}
