import { ClavesError } from '../protocol/claves-error.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { localNameOf, type Serial } from '../protocol/terms.ts';
import { isCode, toClavesError } from './answers.ts';
import { adopt, certify } from './certify.ts';
import { change, keep, type Transition, telling } from './change.ts';
import { endSession, isSessionLost, lostBy } from './end-session.ts';
import { checkIdCert, currentIdCert, type ValidIdCert } from './id-certs.ts';
import type { Commit, IdentityKeyRecord, SessionRecord } from './ports.ts';
import { prepare } from './prepare.ts';
import { resend } from './resend.ts';
import { givenUp } from './restage.ts';
import { connectWithoutToken, sealToken } from './secrets.ts';
import { restored } from './server-restored.ts';
import type { Standing } from './standing.ts';

/** The server took this key for the session: its ID-Cert, and a new token. */
interface SignedIn {
  readonly key: IdentityKeyRecord;
  readonly idCert: string;
  readonly token: string;
}

/**
 * Signing in again (promise 7): sends the current key; refused, the one whose ID-Cert the server names as current. It
 * never sends a key that the server cannot have certified for this session. Where it holds neither, the session ends.
 */
export async function signInAgain(at: Standing, password: string): Promise<Transition> {
  const { key } = await currentIdCert(at);
  const first = await ask(at, key, password);
  if (!(first instanceof ProtocolError)) return signedIn(at, first);
  const named = await keyNamedBy(at, first);
  const second = named ? await ask(at, named, password) : first;
  if (!(second instanceof ProtocolError)) return signedIn(at, second);
  return { commit: await endSession(at, lostBy(second)), failure: toClavesError(second) };
}

async function signedIn(at: Standing, answer: SignedIn): Promise<Transition> {
  const { commit, ...rest } = await takeUp(at, answer);
  return { commit: telling(at, commit, [{ kind: 'signed-in-again' }]), ...rest };
}

/** The refusals that tell what has become of the session are answers too. */
async function ask(
  at: Standing,
  key: IdentityKeyRecord,
  password: string,
): Promise<SignedIn | ProtocolError> {
  const { sessionId, fid } = at.session;
  const http = connectWithoutToken(at);
  const enrolment = { username: localNameOf(fid), password, sessionId, request: key.request };
  try {
    return { key, ...(await resend(at, () => at.dialect.enrol(http, enrolment), { isSignIn: true })) };
  } catch (error) {
    if (error instanceof ProtocolError && isSessionLost(error)) return error;
    throw error;
  }
}

/** The retired key of that serial; for a serial that is new to us the pending key, whose answer was lost. */
async function keyNamedBy(
  { ports, session, open }: Standing,
  refusal: ProtocolError,
): Promise<IdentityKeyRecord | undefined> {
  if (isCode(refusal, 'SESSION_REVOKED')) return undefined;
  const idCerts = await ports.store.idCerts(session.sessionId);
  const keys = await ports.store.identityKeys(session.sessionId);
  const named = idCerts.find(({ serial }) => serial === refusal.details.serial);
  if (named) return keys.find((key) => key.fingerprint === named.fingerprint && key.state === 'retired');
  return keys.find((key) => open?.state === 'PREPARED' && key.fingerprint === open.fingerprint);
}

async function takeUp(at: Standing, { key, idCert, token }: SignedIn): Promise<Transition> {
  const { open, ports } = at;
  const session = { ...at.session, token: await sealToken(at, token) };
  if (open?.state === 'PREPARED' && open.fingerprint === key.fingerprint) {
    return certify({ ...at, open }, key, idCert, session);
  }
  const idCerts = await ports.store.idCerts(session.sessionId);
  const held = idCerts.find((each) => each.idCert === idCert && each.fingerprint === key.fingerprint);
  if (held?.state === 'current') return { commit: keep(at, { sessions: [session] }) };
  if (key.state === 'current') {
    return { commit: await startAfresh(at, key, await verified(at, key, idCert), session) };
  }
  const known = held?.state === 'superseded' ? held.serial : null;
  return { commit: await goBeyond(at, known ?? (await verified(at, key, idCert)).serial, session) };
}

/** The server was restored from a backup and knew no such session: it has just made it, with a new ID-Cert. */
async function startAfresh(
  at: Standing,
  key: IdentityKeyRecord,
  valid: ValidIdCert,
  session: SessionRecord,
): Promise<Commit> {
  const { open } = at;
  const records = { ...(await adopt(at, key, valid)), ...(await beyondRestore(at, session)) };
  if (open?.state === 'PREPARED') return change(at, { ...open, expectedSerial: valid.serial }, records);
  return change(at, { state: 'CERTIFIED', journey: open?.journey ?? 'rotate' }, records);
}

/**
 * The server was restored from a backup and knows us by an older ID-Cert. We never roll back: a rotation leads both to
 * a new one.
 */
async function goBeyond(at: Standing, serial: Serial, session: SessionRecord): Promise<Commit> {
  const { open } = at;
  const records = await beyondRestore(at, session);
  if (open?.state === 'PREPARED') return change(at, { ...open, expectedSerial: serial }, records);
  return prepare(at, serial, records);
}

/** What goes with either: nothing that was staged will do. */
async function beyondRestore(at: Standing, session: SessionRecord) {
  return { sessions: [session], keyPackages: await givenUp(at), activity: restored(at) };
}

async function verified(at: Standing, key: IdentityKeyRecord, idCert: string): Promise<ValidIdCert> {
  const checked = await checkIdCert(at, idCert, key);
  if (!checked.valid) throw new ClavesError('ID_CERT_REJECTED');
  return checked;
}
