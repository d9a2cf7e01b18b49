import type {
  CertificateCheck,
  CertificateView,
  ServerIdentity,
  WireIdCert,
} from '../protocol/certificate.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import type { Serial, SessionId, UnixSeconds } from '../protocol/terms.ts';
import { keyOf } from './identity-keys.ts';
import { heldIdCerts, pinnedCertificates } from './issuers.ts';
import type { IdCertRecord, IdentityKeyRecord, IdentityStore } from './ports.ts';
import { hearServer } from './server-key.ts';
import type { Standing } from './standing.ts';

/** The session's current ID-Cert, and what belongs to it. */
export interface CurrentIdCert {
  readonly record: IdCertRecord;
  readonly view: CertificateView;
  readonly serial: Serial;
  readonly key: IdentityKeyRecord;
}

/** Throws `NO_SESSION` where the server has certified none yet. */
export async function currentIdCert(at: Standing): Promise<CurrentIdCert> {
  const records = await at.ports.store.idCerts(at.session.sessionId);
  const record = records.find(({ state }) => state === 'current');
  if (!record) throw new ClavesError('NO_SESSION');
  const view = await at.dialect.certificate.parse(record.idCert);
  if (!view) throw new ClavesError('RECORD_DAMAGED');
  return { record, view, serial: view.serial, key: await keyOf(at, record.fingerprint) };
}

/** Of the session's current ID-Cert, as far as it has one. */
export async function serialIn(store: IdentityStore, sessionId: SessionId): Promise<Serial | null> {
  const idCerts = await store.idCerts(sessionId);
  return idCerts.find(({ state }) => state === 'current')?.serial ?? null;
}

/** Whom an ID-Cert was judged by. */
interface Judge {
  /** What is to be pinned: what is, or what that led to. */
  readonly server: ServerIdentity;
  /** The certificate of the server that certified it: that one's, or of a key before it. */
  readonly issuer: WireIdCert;
}

/** What a server sent for our key. */
interface Received extends Judge {
  readonly idCert: WireIdCert;
}

/** Every check of section 5 holds. */
export interface ValidIdCert extends Received {
  readonly valid: true;
  readonly serial: Serial;
}

/** `serial`: what it says, if it can be read. */
export interface InvalidIdCert extends Received {
  readonly valid: false;
  readonly serial: Serial | null;
}

/** Of the key that an ID-Cert is asked for. */
type Requested = Pick<IdentityKeyRecord, 'fingerprint' | 'created'>;

/** Seconds. A key that is older may have waited so long for its ID-Cert that this ran out on the way. */
const LONG_AGO = 24 * 60 * 60;

/** Trusts nothing that it is told. Throws `SERVER_KEY_CHANGED` where only that stands in the way. */
export async function checkIdCert(
  at: Standing,
  idCert: WireIdCert,
  key: Requested,
): Promise<ValidIdCert | InvalidIdCert> {
  const view = await at.dialect.certificate.parse(idCert);
  const judgedAt = view && (await timeOfJudgement(at, view, key));
  const judged = judgedAt && { idCert, fingerprint: key.fingerprint, issuedAt: view.issuedAt, judgedAt };
  const judge = judged && (await judgeOf(at, judged));
  const serial = view?.serial ?? null;
  if (!judge || !serial || (await isTaken(at, serial, idCert))) {
    return { valid: false, idCert, serial, ...asItself(at.session.server) };
  }
  return { valid: true, idCert, serial, ...judge };
}

/**
 * Now; but what ran out while the line was down is judged by its last second, and renewed at once. Not for a new key: a
 * server that answers each with what has run out must not be asked for ever. And a server whose clock was ahead dates
 * none before its last one: by that second it is judged until the time has come.
 */
async function timeOfJudgement(
  { ports, session, dialect }: Standing,
  { expiresAt }: CertificateView,
  { created }: Requested,
): Promise<UnixSeconds> {
  const now = ports.clock.now();
  if (expiresAt <= now) return created < now - LONG_AGO ? expiresAt - 1 : now;
  const held = (await ports.store.idCerts(session.sessionId)).find(({ state }) => state === 'current');
  const last = held && (await dialect.certificate.parse(held.idCert));
  return Math.max(now, last?.issuedAt ?? now);
}

interface Judged {
  readonly idCert: WireIdCert;
  readonly fingerprint: string;
  readonly issuedAt: UnixSeconds;
  readonly judgedAt: UnixSeconds;
}

/** What another certificate of the server can mend: it has a new key, or the old one lasts longer now. */
const OF_THE_SERVER: readonly CertificateCheck[] = ['certification', 'dates'];

/** By whom all holds, or null. Where the pinned one may be outdated, asks for the new one. */
async function judgeOf(at: Standing, judged: Judged): Promise<Judge | null> {
  const pinned = at.session.server;
  const verdict = await verify(at, judged, pinned.certificate);
  if (verdict.valid) return asItself(pinned);
  const failed = verdict.checks.filter(({ passed }) => passed === false);
  if (failed.some(({ check }) => !OF_THE_SERVER.includes(check))) return null;
  const server = await hearServer(at);
  if ((await verify(at, judged, server.certificate)).valid) return asItself(server);
  const issuer = await issuerBefore(at, judged, server);
  return issuer === null ? null : { server, issuer };
}

function asItself(server: ServerIdentity): Judge {
  return { server, issuer: server.certificate };
}

/**
 * The server may have certified the key before its own changed, and the answer was lost: one that was pinned earlier
 * is believed of that time. Null where none was.
 */
async function issuerBefore(
  at: Standing,
  judged: Judged,
  { certificate }: ServerIdentity,
): Promise<WireIdCert | null> {
  const { createdAt } = await at.dialect.certificate.readServer(certificate, at.ports.clock.now());
  if (judged.issuedAt >= createdAt) return null;
  for (const earlier of pinnedCertificates(at, await heldIdCerts(at))) {
    if ((await verify(at, judged, earlier)).valid) return earlier;
  }
  return null;
}

function verify(
  { session, dialect }: Standing,
  { idCert, fingerprint, judgedAt: now }: Judged,
  serverCertificate: WireIdCert,
) {
  const { fid, sessionId } = session;
  return dialect.certificate.verify(idCert, { serverCertificate, fid, sessionId, fingerprint, now });
}

/** A serial is new, or the bytes are those that we hold. */
async function isTaken({ ports, session }: Standing, serial: Serial, idCert: WireIdCert): Promise<boolean> {
  const records = await ports.store.idCerts(session.sessionId);
  return records.some(
    (held) => held.state !== 'rejected' && held.serial === serial && held.idCert !== idCert,
  );
}
