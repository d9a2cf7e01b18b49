import type { CertificateVerdict } from '../protocol/certificate.ts';
import type { IssuedIdCert } from '../protocol/dialect.ts';
import type { UnixSeconds } from '../protocol/terms.ts';
import type { Issuer } from './issuers.ts';
import type { Standing } from './standing.ts';
import type { SessionEntry } from './views.ts';

/** `judgedAt`: a second at which it was in force, where it no longer is; else it is judged as of now. */
export type ShownIdCert = Pick<IssuedIdCert, 'idCert' | 'sessionId' | 'serial'> & {
  readonly judgedAt?: UnixSeconds;
};

/** How an ID-Cert fares by one issuer. */
interface Judgement {
  readonly issuer: Issuer;
  readonly verdict: CertificateVerdict;
}

/**
 * By the issuer that it fares best with: each certifies to its own expiry. `ownKeys`: fingerprints of the keys that are
 * this session's, of which the server may know the next before this browser knows that it does.
 */
export async function judge(
  { ports, session, dialect: { certificate } }: Standing,
  { idCert, sessionId, judgedAt = ports.clock.now() }: ShownIdCert,
  issuers: readonly Issuer[],
  ownKeys: ReadonlySet<string>,
): Promise<NonNullable<SessionEntry['certificate']>> {
  const view = await certificate.parse(idCert);
  const isThis = sessionId === session.sessionId;
  const isExpected = view !== null && (!isThis || ownKeys.has(view.fingerprint));
  const fingerprint = isExpected ? view.fingerprint : '';
  const expected = { fid: session.fid, sessionId, fingerprint, now: judgedAt };
  const judgements = await Promise.all(
    issuers.map(async (issuer) => {
      const serverCertificate = issuer.certificate;
      return { issuer, verdict: await certificate.verify(idCert, { ...expected, serverCertificate }) };
    }),
  );
  const { issuer, verdict } = judgements.reduce(better);
  const shown = isThis ? verdict : withoutKey(verdict);
  const isIssuerKnown = issuer.isKnown || !isCertified(verdict);
  const file = certificate.toFile(idCert);
  return { view, verdict: isIssuerKnown ? shown : withoutIssuer(shown), file, isIssuerKnown };
}

/** Certified by it comes first, then the fewest checks that fail. */
function better(a: Judgement, b: Judgement): Judgement {
  const isCloser = Number(isCertified(a.verdict)) - Number(isCertified(b.verdict));
  return (isCloser || failures(b.verdict) - failures(a.verdict)) < 0 ? b : a;
}

function isCertified({ checks }: CertificateVerdict): boolean {
  return checks.some(({ check, passed }) => check === 'certification' && passed === true);
}

function failures({ checks }: CertificateVerdict): number {
  return checks.filter(({ passed }) => passed !== true).length;
}

/** This browser did not make the key of another session. */
function withoutKey({ valid, checks }: CertificateVerdict): CertificateVerdict {
  return { valid, checks: checks.filter(({ check }) => check !== 'public-key') };
}

/** Certified by a key of which nobody can tell here whose it was. */
function withoutIssuer({ checks }: CertificateVerdict): CertificateVerdict {
  return {
    valid: false,
    checks: checks.map((each) => (each.check === 'certification' ? { ...each, passed: null } : each)),
  };
}
