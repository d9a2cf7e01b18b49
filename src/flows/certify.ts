import type { WireIdCert } from '../protocol/certificate.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import type { UnixSeconds } from '../protocol/terms.ts';
import type { ActivityEvent } from './activity.ts';
import { change, type NextEntry, type Records, type Transition } from './change.ts';
import { checkIdCert, type InvalidIdCert, type ValidIdCert } from './id-certs.ts';
import { inState } from './identity-keys.ts';
import { marked } from './marks.ts';
import type { IdCertRecord, IdentityKeyRecord, KeyPackageRecord, SessionRecord } from './ports.ts';
import { connect } from './secrets.ts';
import { keyChange } from './server-key.ts';
import type { OpenStanding, Standing } from './standing.ts';
import { withEvents } from './stock-events.ts';

/**
 * T2: what the server sent for a key makes it current, once verified. Otherwise that key is dead and kept, the
 * journey ends, and `ID_CERT_REJECTED` says why. `session` is the session's record as it then is.
 */
export async function certify(
  at: OpenStanding,
  key: IdentityKeyRecord,
  idCert: WireIdCert,
  session: SessionRecord = at.session,
): Promise<Transition> {
  const checked = await checkIdCert(at, idCert, key);
  if (!checked.valid) return reject({ ...at, session }, key, checked);
  const records = await adopt(at, key, checked);
  const sessions = [{ ...session, server: checked.server }];
  const next: NextEntry = { state: 'CERTIFIED', journey: at.open.journey };
  const activity = [...keyChange(session.server, checked.server), news(at, checked, key)];
  return { commit: change(at, next, { ...records, sessions, activity }) };
}

function news(
  { open, session }: OpenStanding,
  { serial }: ValidIdCert,
  { fingerprint }: IdentityKeyRecord,
): ActivityEvent {
  if (open.state !== 'ENROLLING') return { kind: 'rotated', serial, fingerprint };
  const registered = open.register || open.registered === true;
  return { kind: 'enrolled', fid: session.fid, fingerprint, registered };
}

/** The new ID-Cert and its key in, those before them out, kept for ever. */
export async function adopt(
  { ports, session }: Standing,
  key: IdentityKeyRecord,
  valid: ValidIdCert,
): Promise<Required<Pick<Records, 'idCerts' | 'identityKeys'>>> {
  const now = ports.clock.now();
  const isCurrent = ({ state }: { readonly state: string }) => state === 'current';
  const idCerts = (await ports.store.idCerts(session.sessionId)).filter(isCurrent);
  const keys = (await ports.store.identityKeys(session.sessionId)).filter(isCurrent);
  const others = keys.filter(({ fingerprint }) => fingerprint !== key.fingerprint);
  return {
    idCerts: [
      ...idCerts.map((each) => ({ ...each, state: 'superseded', supersededAt: now }) as const),
      toRecord(key, valid, now),
    ],
    identityKeys: [...inState('retired', others), ...inState('current', [key])],
  };
}

/** An enrolment ends with it: that session never had another key. */
async function reject(at: OpenStanding, key: IdentityKeyRecord, invalid: InvalidIdCert): Promise<Transition> {
  const now = at.ports.clock.now();
  const enrolling = at.open.state === 'ENROLLING';
  const { keyPackages, activity } = await withEvents(at, enrolling ? [] : await voided(at));
  const rejected: ActivityEvent = { kind: 'id-cert-rejected', fingerprint: key.fingerprint };
  const records = {
    sessions: [enrolling ? { ...at.session, token: null, endedAt: now } : at.session],
    keyPackages,
    idCerts: [toRecord(key, invalid, now)],
    identityKeys: inState('dead', [key]),
    activity: [rejected, ...activity],
  };
  return { commit: change(at, null, records), failure: new ClavesError('ID_CERT_REJECTED') };
}

/** For the server the new ID-Cert may count, and the stock of the old one be void. Where it does not tell: none. */
async function voided(at: Standing): Promise<KeyPackageRecord[]> {
  const { ports, session, dialect } = at;
  try {
    const inventory = await dialect.inventory(await connect(at));
    return marked(await ports.store.keyPackages(session.sessionId), inventory, ports.clock.now());
  } catch {
    return [];
  }
}

function toRecord(
  { sessionId, fingerprint }: IdentityKeyRecord,
  { valid, idCert, serial, issuer }: ValidIdCert | InvalidIdCert,
  receivedAt: UnixSeconds,
): IdCertRecord {
  return {
    // What was rejected may name any serial: it must not take the place of a good one.
    id: `${sessionId}/${valid ? serial : `rejected/${fingerprint}`}`,
    sessionId,
    idCert,
    issuer,
    serial,
    fingerprint,
    state: valid ? 'current' : 'rejected',
    receivedAt,
    supersededAt: null,
  };
}
