import { ClavesError } from '../protocol/claves-error.ts';
import { localNameOf } from '../protocol/terms.ts';
import { advance } from './advance.ts';
import { telling, write } from './change.ts';
import { isSessionLost } from './end-session.ts';
import { type Enrolment, enrol, fidOf } from './enrol.ts';
import { underLock } from './lock.ts';
import type { Ports, RunOptions, SessionRecord } from './ports.ts';
import { hearServer, keyChange } from './server-key.ts';
import { signInAgain } from './sign-in-again.ts';
import { activeSession, requireSession, standingOf } from './standing.ts';

/**
 * Signs in as an actor that exists: this browser's session of it again, else as a new session. Throws
 * `SESSION_EXISTS` where the session here is another actor's, or at another address.
 */
export async function signIn(ports: Ports, enrolment: Enrolment, options: RunOptions = {}): Promise<void> {
  const active = await activeSession(ports.store);
  if (!active) return enrol(ports, enrolment, false, options);
  const { found } = enrolment;
  const same = active.fid === fidOf(enrolment) && active.homeServer === found.address;
  if (!same) throw new ClavesError('SESSION_EXISTS');
  return resumeSignIn(ports, enrolment, options);
}

/**
 * Signs this browser's session in again, or goes on with its enrolment; then finishes the open journey. A session that
 * the server ended, or knows under a key that is not here, ends here too, and a new one begins; its keys are kept.
 */
export async function resumeSignIn(
  ports: Ports,
  { password, invitation }: Pick<Enrolment, 'password' | 'invitation'>,
  options: RunOptions = {},
): Promise<void> {
  const session = await requireSession(ports.store);
  try {
    await underLock(ports, session, options, async () => {
      await renewToken(ports, session, password, options);
      await advance(ports, session, { ...options, typed: { password, invitation, fresh: false } });
    });
  } catch (error) {
    const now = await ports.store.session(session.sessionId);
    if (!isSessionLost(error) || now?.endedAt === null) throw error;
    const { homeServer: address, server, fid } = session;
    const found = { address, dialect: ports.dialect(session.dialect), server };
    await enrol(ports, { found, username: localNameOf(fid), password }, false, options);
  }
}

/**
 * The password goes to the address of the enrolment alone, which discovery believed. A server there that shows a key
 * other than the pinned one gets none; that it shows the pinned one proves nothing, as its certificate is public.
 */
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
  await write(ports, telling(at, commit, keyChange(at.session.server, server)));
  if (failure) throw failure;
}
