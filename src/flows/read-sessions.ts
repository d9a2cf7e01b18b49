import type { CertificateVerdict } from '../protocol/certificate.ts';
import type { IssuedIdCert, SessionListing } from '../protocol/dialect.ts';
import type { Ports } from './ports.ts';
import { resend } from './resend.ts';
import { connect } from './secrets.ts';
import { requireSession, type Standing, standingOf } from './standing.ts';
import type { SessionEntry } from './views.ts';

/**
 * Asks the home server for the actor's sessions, and judges the ID-Cert of each by the pinned server key. Throws
 * `NO_SESSION`, `SIGN_IN_NEEDED` or what the server refuses with.
 */
export async function readSessions(ports: Ports): Promise<SessionEntry[]> {
  const { sessionId } = await requireSession(ports.store);
  const at = await standingOf(ports, sessionId, {});
  const http = await connect(at);
  const sessions = await resend(at, () => at.dialect.sessions(http));
  const issued = await resend(at, () => at.dialect.certificates(http));
  const entries = await Promise.all(sessions.map((each) => entryOf(at, each, issued)));
  return entries.sort((a, b) => Number(b.isThis) - Number(a.isThis));
}

async function entryOf(
  at: Standing,
  listing: SessionListing,
  issued: readonly IssuedIdCert[],
): Promise<SessionEntry> {
  const { sessionId, current: isThis, createdAt, serial, expiresAt } = listing;
  const found = issued.find((each) => each.sessionId === sessionId && each.serial === serial);
  const certificate = found ? await judge(at, found, isThis) : null;
  return { sessionId, isThis, createdAt, serial, expiresAt, certificate };
}

async function judge(
  { ports, session, dialect }: Standing,
  { idCert, sessionId }: IssuedIdCert,
  isThis: boolean,
): Promise<SessionEntry['certificate']> {
  const view = await dialect.certificate.parse(idCert);
  const verdict = await dialect.certificate.verify(idCert, {
    serverCertificate: session.server.certificate,
    fid: session.fid,
    sessionId,
    fingerprint: view?.fingerprint ?? '',
    now: ports.clock.now(),
  });
  return { view, verdict: isThis ? verdict : withoutKey(verdict), file: dialect.certificate.toFile(idCert) };
}

function withoutKey({ valid, checks }: CertificateVerdict): CertificateVerdict {
  return { valid, checks: checks.filter(({ check }) => check !== 'public-key') };
}
