import type { IdCertRecord, IdentityKeyRecord, Ports } from './ports.ts';
import { requireSession, type Standing, standingOf } from './standing.ts';
import type { CertificateEntry } from './views.ts';

/** Every ID-Cert of this session and the key that waits for one, the latest first. Throws `NO_SESSION`. */
export async function readCertificates(ports: Ports): Promise<CertificateEntry[]> {
  const { sessionId } = await requireSession(ports.store);
  const at = await standingOf(ports, sessionId, {});
  const keys = await ports.store.identityKeys(sessionId);
  const idCerts = await ports.store.idCerts(sessionId);
  const pending = keys.filter(({ state }) => state === 'prepared').map((key) => pendingEntry(at, key));
  const received = idCerts.sort(latestFirst).map((record) => entryOf(at, record, keys));
  return [...pending, ...(await Promise.all(received))];
}

/** By the end of their time here: the current one has none yet, and a rejected one never had any. */
function latestFirst(a: IdCertRecord, b: IdCertRecord): number {
  return endOf(b) - endOf(a);
}

function endOf({ state, receivedAt, supersededAt }: IdCertRecord): number {
  return state === 'current' ? Number.MAX_SAFE_INTEGER : (supersededAt ?? receivedAt);
}

function pendingEntry(at: Standing, { fingerprint, created, request }: IdentityKeyRecord): CertificateEntry {
  const publicKey = at.dialect.certificate.toPublicKeyFile(request);
  const nothing = { view: null, verdict: null, file: null, supersededAt: null };
  const { sessionId } = at.session;
  return {
    id: fingerprint,
    sessionId,
    state: 'pending',
    fingerprint,
    publicKey,
    receivedAt: created,
    ...nothing,
  };
}

/** By the server key of its time: the current one as of now, any other as of when it came. */
async function entryOf(
  at: Standing,
  record: IdCertRecord,
  keys: readonly IdentityKeyRecord[],
): Promise<CertificateEntry> {
  const { id, state, idCert, issuer, fingerprint, receivedAt, supersededAt } = record;
  const { fid, sessionId } = at.session;
  const { certificate } = at.dialect;
  const key = keys.find((each) => each.fingerprint === fingerprint);
  const now = state === 'current' ? at.ports.clock.now() : receivedAt;
  const expected = { serverCertificate: issuer, fid, sessionId, fingerprint, now };
  return {
    id,
    sessionId,
    state,
    view: await certificate.parse(idCert),
    verdict: await certificate.verify(idCert, expected),
    file: certificate.toFile(idCert),
    publicKey: key ? certificate.toPublicKeyFile(key.request) : null,
    fingerprint,
    receivedAt,
    supersededAt,
  };
}
