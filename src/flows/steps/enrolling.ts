import { ClavesError } from '../../protocol/claves-error.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import { classify, isCode, toClavesError } from '../answers.ts';
import { certify } from '../certify.ts';
import { change, type Transition } from '../change.ts';
import { endSession, isSessionLost, lostBy } from '../end-session.ts';
import { keyOf } from '../identity-keys.ts';
import { sendStep } from '../resend.ts';
import { connectWithoutToken, sealToken } from '../secrets.ts';
import type { JourneyOptions, StandingAt } from '../standing.ts';

type Enrolling = StandingAt<'ENROLLING'>;
type Typed = NonNullable<JourneyOptions['typed']>;

/**
 * ENROLLING → CERTIFIED: registers the actor if that was asked for, then has the session certified. What the server
 * refuses the first time leaves nothing half open; of an enrolment that was cut off before, the person may try again.
 */
export async function enrolling(at: Enrolling): Promise<Transition> {
  const { typed } = at.options;
  if (!typed) throw new ClavesError('SIGN_IN_NEEDED');
  try {
    return at.open.register ? await register(at, typed) : await trust(at, typed);
  } catch (error) {
    const lost = isSessionLost(error);
    if (!lost && !(typed.fresh && isRefusal(error))) throw error;
    const commit = await endSession(at, lost ? lostBy(error) : null);
    return { commit, failure: toClavesError(error) };
  }
}

/** What a server says to a registration that it has carried out before: the name is ours, the invitation used up. */
const PERHAPS_DONE = ['FEDERATION_ID_TAKEN', 'INVITATION_INVALID', 'REGISTRATION_CLOSED'] as const;

async function register(at: Enrolling, typed: Typed): Promise<Transition> {
  const http = connectWithoutToken(at);
  const { username } = at.open;
  const { password, invitation } = typed;
  let mayBeOurs = !typed.fresh;
  try {
    const send = async (attempt: number) => {
      mayBeOurs ||= attempt > 1;
      const fid = await at.dialect.register(http, { username, password, invitation });
      if (fid !== at.session.fid) throw new ClavesError('ANSWER_MALFORMED');
    };
    await sendStep(at, send, { isSignIn: true });
  } catch (error) {
    if (mayBeOurs && isCode(error, ...PERHAPS_DONE)) return trustTaken(at, typed, error);
    throw error;
  }
  return { commit: change(at, { ...at.open, register: false, registered: true }) };
}

/**
 * Perhaps it was our own request, its answer lost, that took the name: then the same password opens it. If it does not,
 * only one who resumes and whose name is taken has mistyped it: to any other the refusal itself is told, whose words
 * leave it open.
 */
async function trustTaken(at: Enrolling, typed: Typed, refused: unknown): Promise<Transition> {
  try {
    return await trust(at, typed);
  } catch (error) {
    const mistyped = !typed.fresh && isCode(refused, 'FEDERATION_ID_TAKEN');
    throw isCode(error, 'INVALID_CREDENTIALS') && !mistyped ? refused : error;
  }
}

async function trust(at: Enrolling, { password }: Typed): Promise<Transition> {
  const { username, fingerprint } = at.open;
  const { sessionId } = at.session;
  const key = await keyOf(at, fingerprint);
  const http = connectWithoutToken(at);
  const enrolment = { username, password, sessionId, request: key.request };
  const send = () => at.dialect.enrol(http, enrolment);
  const { idCert, token } = await sendStep(at, send, { isSignIn: true });
  const transition = await certify(at, key, idCert, { ...at.session, token: await sealToken(at, token) });
  if (transition.failure) await revoke(at, token);
  return transition;
}

/** Nobody will have this token: the session ends there too, if the server can be told. */
async function revoke({ ports, session, dialect, options }: Enrolling, token: string): Promise<void> {
  await dialect.revoke(ports.http(session.homeServer, token, options.signal)).catch(() => undefined);
}

/** A clear no: the server did nothing, and will do nothing. */
function isRefusal(error: unknown): boolean {
  return error instanceof ProtocolError && classify(error, 'ENROLLING') === 'stop';
}
