import type {
  CertificateCheck,
  CertificateView,
  ServerIdentity,
  WireIdCert,
} from '../protocol/certificate.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import type { Serial, SessionId } from '../protocol/terms.ts';
import { keyOf } from './identity-keys.ts';
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

/** What a server sent for our key. `server`: whom it was judged by, the pinned one or the one that it led to. */
interface Received {
  readonly idCert: WireIdCert;
  readonly server: ServerIdentity;
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

/** Trusts nothing that it is told. Throws `SERVER_KEY_CHANGED` where only that stands in the way. */
export async function checkIdCert(
  at: Standing,
  idCert: WireIdCert,
  fingerprint: string,
): Promise<ValidIdCert | InvalidIdCert> {
  const view = await at.dialect.certificate.parse(idCert);
  const server = view && (await verifyingServer(at, idCert, fingerprint));
  const serial = view?.serial ?? null;
  if (!server || !serial || (await isTaken(at, serial, idCert))) {
    return { valid: false, idCert, serial, server: at.session.server };
  }
  return { valid: true, idCert, serial, server };
}

/** What another certificate of the server can mend: it has a new key, or the old one lasts longer now. */
const OF_THE_SERVER: readonly CertificateCheck[] = ['certification', 'dates'];

/** The server identity under which all holds, or null. Where the pinned one may be outdated, asks for the new one. */
async function verifyingServer(
  at: Standing,
  idCert: WireIdCert,
  fingerprint: string,
): Promise<ServerIdentity | null> {
  const pinned = at.session.server;
  const verdict = await verify(at, idCert, fingerprint, pinned);
  if (verdict.valid) return pinned;
  const failed = verdict.checks.filter(({ passed }) => passed === false);
  if (failed.some(({ check }) => !OF_THE_SERVER.includes(check))) return null;
  const server = await hearServer(at);
  const again = await verify(at, idCert, fingerprint, server);
  return again.valid ? server : null;
}

function verify(at: Standing, idCert: WireIdCert, fingerprint: string, server: ServerIdentity) {
  const { fid, sessionId } = at.session;
  const now = at.ports.clock.now();
  const serverCertificate = server.certificate;
  return at.dialect.certificate.verify(idCert, { serverCertificate, fid, sessionId, fingerprint, now });
}

/** A serial is new, or the bytes are those that we hold. */
async function isTaken({ ports, session }: Standing, serial: Serial, idCert: WireIdCert): Promise<boolean> {
  const records = await ports.store.idCerts(session.sessionId);
  return records.some(
    (held) => held.state !== 'rejected' && held.serial === serial && held.idCert !== idCert,
  );
}
