import type { CertificateView, ServerReading, WireIdCert } from '../protocol/certificate.ts';
import { isLinked } from '../protocol/key-chain.ts';
import { isCode } from './answers.ts';
import { keyHistory } from './key-chain.ts';
import type { IdCertRecord } from './ports.ts';
import { resend } from './resend.ts';
import { connectWithoutToken } from './secrets.ts';
import { hearServer } from './server-key.ts';
import type { Standing } from './standing.ts';

/** A certificate of the home server that an ID-Cert may be judged by. */
export interface Issuer {
  readonly certificate: WireIdCert;
  /** Pinned here, or linked to what was. Else only the server says that the key was its own. */
  readonly isKnown: boolean;
}

/** This session's own. */
export async function heldIdCerts({ ports, session }: Standing): Promise<IdCertRecord[]> {
  return (await ports.store.idCerts(session.sessionId)).filter(({ state }) => state !== 'rejected');
}

/** The server's certificates that are or were pinned here. `held`: this session's ID-Certs. */
export function pinnedCertificates({ session }: Standing, held: readonly IdCertRecord[]): WireIdCert[] {
  return [...new Set([session.server.certificate, ...held.map(({ issuer }) => issuer)])];
}

/** What an ID-Cert says of its issue. */
type Certified = Pick<CertificateView, 'issuer' | 'issuedAt'>;

/**
 * Who may have issued what the pinned certificates do not prove valid: the server's key of now, and of the time of
 * each. Throws `SERVER_KEY_CHANGED` where that of now is a stranger's.
 */
export async function findIssuers(
  at: Standing,
  pinned: readonly WireIdCert[],
  unproven: readonly Certified[],
): Promise<Issuer[]> {
  const now = await hearServer(at);
  const others = unproven.filter(({ issuer }) => issuer.fingerprint !== now.fingerprint);
  const times = new Map(others.map((each) => [each.issuer.fingerprint, each]));
  const earlier: Issuer[] = [];
  for (const each of times.values()) {
    const found = await keyAtIssue(at, each);
    if (!found) continue;
    const known = { certificates: pinned, pinned: at.session.server };
    const isKnown = await isLinked(keyHistory(at), known, found);
    earlier.push({ certificate: found.certificate, isKnown });
  }
  return [{ certificate: now.certificate, isKnown: true }, ...earlier];
}

/** The key that it names, if the server says that it had it then. Null where it does not. */
async function keyAtIssue(at: Standing, { issuer, issuedAt }: Certified): Promise<ServerReading | null> {
  const http = connectWithoutToken(at);
  try {
    const certificate = await resend(at, () => at.dialect.serverCertificate(http, issuedAt));
    const found = await at.dialect.certificate.readServer(certificate, issuedAt);
    const isNamed = found.fingerprint === issuer.fingerprint && found.domain === at.session.server.domain;
    return isNamed ? found : null;
  } catch (error) {
    if (isCode(error, 'CERT_NOT_FOUND', 'TIMESTAMP_INVALID', 'SERVER_KEY_INVALID')) return null;
    throw error;
  }
}
