import { ClavesError } from '../protocol/claves-error.ts';
import { localNameOf } from '../protocol/terms.ts';
import { advance } from './advance.ts';
import { keep, write } from './change.ts';
import { isSessionLost } from './end-session.ts';
import { type Enrolment, enrol, type FoundServer, fidOf } from './enrol.ts';
import { underLock } from './lock.ts';
import type { Ports, RunOptions, SessionRecord } from './ports.ts';
import { follow, hearServer } from './server-key.ts';
import { signInAgain } from './sign-in-again.ts';
import { activeSession, requireSession, standingOf } from './standing.ts';

/**
 * Signs in as an actor that exists: this browser's session of it again, else as a new session. Throws
 * `SESSION_EXISTS` where the session here is another actor's.
 */
export async function signIn(ports: Ports, enrolment: Enrolment, options: RunOptions = {}): Promise<void> {
  const active = await activeSession(ports.store);
  if (!active) return enrol(ports, enrolment, false, options);
  if (active.fid !== fidOf(enrolment)) throw new ClavesError('SESSION_EXISTS');
  await adoptAddress(ports, active, enrolment.found);
  return resumeSignIn(ports, enrolment, options);
}

/**
 * Signs this browser's session in again, or goes on with its enrolment; then finishes the open journey. A session that
 * the server ended, or knows under a key that is not here, ends here too, and a new one begins; its keys are kept.
 */
export async function resumeSignIn(
  ports: Ports,
  { password }: { readonly password: string },
  options: RunOptions = {},
): Promise<void> {
  const session = await requireSession(ports.store);
  try {
    await underLock(ports, session, async () => {
      await renewToken(ports, session, password, options);
      await advance(ports, session, { ...options, typed: { password, fresh: false } });
    });
  } catch (error) {
    const now = await ports.store.session(session.sessionId);
    if (!isSessionLost(error) || now?.endedAt === null) throw error;
    const { homeServer: address, server, fid } = session;
    const found = { address, dialect: ports.dialect(session.dialect), server };
    await enrol(ports, { found, username: localNameOf(fid), password }, false, options);
  }
}

/** The password goes out only after the server has shown the key that we know. */
async function renewToken(
  ports: Ports,
  { sessionId }: SessionRecord,
  password: string,
  options: RunOptions,
): Promise<void> {
  const at = await standingOf(ports, sessionId, options);
  const server = await hearServer(at);
  if (at.open?.state === 'ENROLLING') return;
  const { commit, failure } = await signInAgain({ ...at, session: { ...at.session, server } }, password);
  await write(ports, commit);
  if (failure) throw failure;
}

/** The same server may have moved: another key than the pinned one is refused. Throws `SERVER_KEY_CHANGED`. */
async function adoptAddress(ports: Ports, session: SessionRecord, found: FoundServer): Promise<void> {
  if (found.address === session.homeServer) return;
  await underLock(ports, session, async () => {
    const at = await standingOf(ports, session.sessionId, {});
    const server = await follow(at.dialect, at.session.server, found.server.certificate, ports.clock.now());
    await write(ports, keep(at, { sessions: [{ ...at.session, homeServer: found.address, server }] }));
  });
}
