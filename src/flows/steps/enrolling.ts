import { ClavesError } from '../../protocol/claves-error.ts';
import { ProtocolError } from '../../protocol/errors.ts';
import { classify, isCode, toClavesError } from '../answers.ts';
import { certify } from '../certify.ts';
import { change, type Transition } from '../change.ts';
import { endSession, isSessionLost } from '../end-session.ts';
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
    if (!isSessionLost(error) && !(typed.fresh && isRefusal(error))) throw error;
    return { commit: await endSession(at), failure: toClavesError(error) };
  }
}

async function register(at: Enrolling, typed: Typed): Promise<Transition> {
  const http = connectWithoutToken(at);
  let mayBeOurs = !typed.fresh;
  try {
    await sendStep(at, async (attempt) => {
      mayBeOurs ||= attempt > 1;
      const fid = await at.dialect.register(http, { username: at.open.username, password: typed.password });
      if (fid !== at.session.fid) throw new ClavesError('ANSWER_MALFORMED');
    });
  } catch (error) {
    if (mayBeOurs && isCode(error, 'FEDERATION_ID_TAKEN')) return trustTaken(at, typed, error);
    throw error;
  }
  return { commit: change(at, { ...at.open, register: false }) };
}

/** Perhaps it was our own request, its answer lost, that took the name: then the same password opens it. */
async function trustTaken(at: Enrolling, typed: Typed, taken: unknown): Promise<Transition> {
  try {
    return await trust(at, typed);
  } catch (error) {
    throw typed.fresh && isCode(error, 'INVALID_CREDENTIALS') ? taken : error;
  }
}

async function trust(at: Enrolling, { password }: Typed): Promise<Transition> {
  const { username, fingerprint } = at.open;
  const { sessionId } = at.session;
  const key = await keyOf(at, fingerprint);
  const http = connectWithoutToken(at);
  const enrolment = { username, password, sessionId, request: key.request };
  const { idCert, token } = await sendStep(at, () => at.dialect.enrol(http, enrolment));
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
