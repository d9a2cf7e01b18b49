import type { CertificateView, ServerReading, WireIdCert } from '../../src/protocol/certificate.ts';
import { ClavesError } from '../../src/protocol/claves-error.ts';
import type { Dialect } from '../../src/protocol/dialect.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import type { HttpPort } from '../../src/protocol/http.ts';
import { domainOf, type UnixSeconds } from '../../src/protocol/terms.ts';
import type { Database } from '../db/schema.ts';
import { AnswerTooLarge } from '../outbound/exchange.ts';
import type { Behalf } from '../outbound/foreign-servers.ts';
import { findIssuer, hearServer, type Talk } from './foreign-server-keys.ts';
import type { HomeServer } from './home-server.ts';
import { expectNotOversized, noteOversized } from './oversized-actors.ts';
import { type KnownKeys, knownKey, knownKeys } from './pinned-keys.ts';

/** An ID-Cert of another server, as it was presented and read. Nothing is verified. */
export interface Presented {
  readonly dialect: Dialect;
  readonly idCert: WireIdCert;
  readonly view: CertificateView;
}

/** It is the one that is current for its session. */
export interface Current {
  readonly standing: 'current';
  /** When its home server said so. */
  readonly at: UnixSeconds;
  readonly known: KnownKeys;
  /** To be pinned. */
  readonly server: ServerReading;
}

/** What its home server makes of it. */
export type Finding =
  | Current
  /** Another one is current for the session. */
  | { readonly standing: 'superseded' }
  /** The session has none that is in force: it ended, or the actor is gone. */
  | { readonly standing: 'gone' }
  /** It does not hold, or is not of a key that we may believe. */
  | { readonly standing: 'invalid' };

/** The inquiries that run for sessions. */
const RUNNING = new WeakMap<Database, Map<WireIdCert, Promise<Finding>>>();

/**
 * Asks the home server of an ID-Cert that somebody signs in with. Nobody is asked where a pinned key shows that it is
 * forged. Throws UNAVAILABLE where the home server cannot be asked.
 */
export async function inquireOfStranger(home: HomeServer, presented: Presented): Promise<Finding> {
  if (await isForged(home, presented)) return { standing: 'invalid' };
  return inquire(home, presented, 'stranger');
}

/**
 * Asks the home server of an ID-Cert of a session that is known here; requests that come meanwhile share the answer.
 * Throws UNAVAILABLE where it cannot be asked.
 */
export function inquireOfSession(home: HomeServer, presented: Presented): Promise<Finding> {
  const running = RUNNING.get(home.db) ?? new Map<WireIdCert, Promise<Finding>>();
  RUNNING.set(home.db, running);
  const { idCert } = presented;
  const shared =
    running.get(idCert) ?? inquire(home, presented, 'session').finally(() => running.delete(idCert));
  running.set(idCert, shared);
  return shared;
}

/** Does it name a key that is known here, and has no good signature of it? Dates are left to the home server. */
async function isForged({ db, now }: HomeServer, { dialect, idCert, view }: Presented): Promise<boolean> {
  const { fid, sessionId, fingerprint, issuer } = view;
  const serverCertificate = await knownKey(db, domainOf(fid), issuer.fingerprint);
  if (serverCertificate === null) return false;
  const expected = { serverCertificate, fid, sessionId, fingerprint, now: now() };
  const { checks } = await dialect.certificate.verify(idCert, expected);
  return checks.some(({ check, passed }) => check === 'certification' && passed !== true);
}

async function inquire(home: HomeServer, presented: Presented, behalf: Behalf): Promise<Finding> {
  const { dialect, view } = presented;
  const domain = domainOf(view.fid);
  expectNotOversized(home, view.fid);
  return home.askForeign({ domain, behalf }, async ({ http, dialects }) => {
    if (!dialects.includes(dialect.name)) throw new ClavesError('NOT_A_HOME_SERVER');
    const [known, now] = [await knownKeys(home.db, domain), home.now()];
    return hear(home, presented, { dialect, http, known, now });
  });
}

async function hear(home: HomeServer, presented: Presented, talk: Talk): Promise<Finding> {
  const server = await hearServer(talk);
  const issuer = server && (await findIssuer(talk, server, presented.view));
  if (!issuer || !(await holds(presented, issuer, talk.now))) return { standing: 'invalid' };
  const standing = await standingIn(await currentIdCerts(home, presented, talk.http), presented);
  return standing === 'current' ? { standing, at: talk.now, known: talk.known, server } : { standing };
}

async function holds(
  { dialect, idCert, view }: Presented,
  serverCertificate: WireIdCert,
  now: UnixSeconds,
): Promise<boolean> {
  const { fid, sessionId, fingerprint } = view;
  const expected = { serverCertificate, fid, sessionId, fingerprint, now };
  return (await dialect.certificate.verify(idCert, expected)).valid;
}

async function standingIn(
  current: readonly WireIdCert[],
  { dialect, idCert, view }: Presented,
): Promise<'current' | 'superseded' | 'gone'> {
  if (current.includes(idCert)) return 'current';
  const views = await Promise.all(current.map((each) => dialect.certificate.parse(each)));
  return views.some((each) => each?.sessionId === view.sessionId) ? 'superseded' : 'gone';
}

const NONE: readonly string[] = ['CERT_NOT_FOUND', 'USER_NOT_FOUND', 'NOT_FEDERATED', 'FID_INVALID'];

async function currentIdCerts(
  home: HomeServer,
  { dialect, view }: Presented,
  http: HttpPort,
): Promise<readonly WireIdCert[]> {
  try {
    return await dialect.certificatesOf(http, view.fid);
  } catch (error) {
    if (error instanceof ProtocolError && NONE.includes(error.code)) return [];
    if (error instanceof AnswerTooLarge) throw noteOversized(home, view.fid);
    throw error;
  }
}
