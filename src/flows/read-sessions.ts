import type { CertificateVerdict, WireIdCert } from '../protocol/certificate.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import type { IssuedIdCert, SessionListing } from '../protocol/dialect.ts';
import type { HttpPort } from '../protocol/http.ts';
import { isCode } from './answers.ts';
import { askServer } from './ask.ts';
import type { IdCertRecord, Ports } from './ports.ts';
import { resend } from './resend.ts';
import { hearServer } from './server-key.ts';
import type { Standing } from './standing.ts';
import type { SessionEntry, SessionList } from './views.ts';

/**
 * Asks the home server for the actor's sessions: this one first, then the latest first. Throws `NO_SESSION`,
 * `SIGN_IN_NEEDED`, what the server refuses with, or `NOT_FOUND` where it does not tell them (that is an addition to
 * the draft); one that does not tell ID-Certs either shows none but what is here.
 */
export function readSessions(ports: Ports): Promise<SessionList> {
  return askServer(ports, {}, async (at, http) => {
    const sessions = await resend(at, () => at.dialect.sessions(http)).catch(notOffered);
    const knowledge = await gather(at, http);
    const entries = sessions.map((each) => entryOf(at, each, knowledge));
    return { sessions: (await Promise.all(entries)).sort(thisOneFirst), now: ports.clock.now() };
  });
}

/** By what the sessions are judged. */
interface Knowledge {
  readonly issued: readonly Pick<IssuedIdCert, 'idCert' | 'sessionId' | 'serial'>[];
  /** This session's own. */
  readonly held: readonly IdCertRecord[];
  /** The server's certificates that were pinned here, or that the pinned one leads to. */
  readonly issuers: readonly WireIdCert[];
}

async function gather(at: Standing, http: HttpPort): Promise<Knowledge> {
  const { ports, session } = at;
  const issued = await resend(at, () => at.dialect.certificates(http))
    .catch(notOffered)
    .catch(noneToldOf);
  const held = (await ports.store.idCerts(session.sessionId)).filter(({ state }) => state !== 'rejected');
  const server = await hearServer(at);
  const issuers = [server.certificate, session.server.certificate, ...held.map(({ issuer }) => issuer)];
  const own = held.flatMap(({ idCert, sessionId, serial }) =>
    serial ? [{ idCert, sessionId, serial }] : [],
  );
  return { issued: [...own, ...issued], held, issuers: [...new Set(issuers)] };
}

async function entryOf(
  at: Standing,
  { sessionId, createdAt, serial, expiresAt }: SessionListing,
  knowledge: Knowledge,
): Promise<SessionEntry> {
  const isThis = sessionId === at.session.sessionId;
  const found = knowledge.issued.find((each) => each.sessionId === sessionId && each.serial === serial);
  const certificate = found ? await judge(at, found, knowledge) : null;
  return { sessionId, isThis, createdAt, serial, expiresAt, certificate };
}

/** Valid by any of the issuers is valid: each certifies to its own expiry. */
async function judge(
  { ports, session, dialect }: Standing,
  { idCert, sessionId }: Pick<IssuedIdCert, 'idCert' | 'sessionId'>,
  { held, issuers }: Knowledge,
): Promise<SessionEntry['certificate']> {
  const { certificate } = dialect;
  const view = await certificate.parse(idCert);
  const isThis = sessionId === session.sessionId;
  const current = held.find(({ state }) => state === 'current');
  const fingerprint = (isThis ? current : view)?.fingerprint ?? '';
  const terms = { fid: session.fid, sessionId, fingerprint, now: ports.clock.now() };
  const verdicts = await Promise.all(
    issuers.map((serverCertificate) => certificate.verify(idCert, { ...terms, serverCertificate })),
  );
  const verdict = verdicts.find(({ valid }) => valid) ?? verdicts[0];
  if (!verdict) return null;
  return {
    view,
    verdict: isThis ? verdict : withoutKey(verdict),
    file: certificate.toFile(idCert),
    isIssuerKnown: true,
  };
}

function withoutKey({ valid, checks }: CertificateVerdict): CertificateVerdict {
  return { valid, checks: checks.filter(({ check }) => check !== 'public-key') };
}

function thisOneFirst(a: SessionEntry, b: SessionEntry): number {
  return Number(b.isThis) - Number(a.isThis) || b.createdAt - a.createdAt;
}

/** One code for a server that lacks the route, and for one that knows the path for another method. */
function notOffered(error: unknown): never {
  throw isCode(error, 'METHOD_NOT_ALLOWED') ? new ClavesError('NOT_FOUND', { cause: error }) : error;
}

function noneToldOf(error: unknown): [] {
  if (isCode(error, 'NOT_FOUND')) return [];
  throw error;
}
