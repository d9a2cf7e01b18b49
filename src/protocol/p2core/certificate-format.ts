import { makeCertificateRequest } from '../../crypto/openpgp/certificate-request.ts';
import { readCertificate } from '../../crypto/openpgp/read-certificate.ts';
import { verifyCertification, verifySelfSignature } from '../../crypto/openpgp/verify-certificate.ts';
import {
  CERTIFICATE_CHECKS,
  type CertificateCheck,
  type CertificateExpectation,
  type CertificateFormat,
  type CertificateVerdict,
  type CertificateView,
  type ServerIdentity,
  type WireIdCert,
} from '../certificate.ts';
import { ClavesError } from '../claves-error.ts';
import { CLOCK_TOLERANCE, ID_CERT_LIFETIME } from '../numbers.ts';
import { parseDomain, type UnixSeconds } from '../terms.ts';
import { viewOf } from './certificate-view.ts';
import { fromWire } from './wire-certificate.ts';

/** ID-Certs as OpenPGP certificates: sections 4 and 5. */
export const certificateFormat: CertificateFormat = {
  async makeRequest(secret, fid) {
    const { armored, publicKey, fingerprint } = await makeCertificateRequest(secret, fid);
    return { request: armored, publicKey, fingerprint };
  },
  async parse(idCert) {
    return viewOf(idCert);
  },
  verify,
  readServer,
  async certifiedBy(next, pinned, now) {
    const [binary, issuer] = [fromWire(next), fromWire(pinned)];
    if (!binary || !issuer || !(await verifyCertification(binary, issuer))) return false;
    const issuerFingerprint = readCertificate(issuer)?.fingerprint;
    const certification = readCertificate(binary)?.certifications.find(
      (each) => each.issuerFingerprint === issuerFingerprint,
    );
    return certification !== undefined && within(certification.created, certification.expires, now);
  },
};

async function verify(idCert: WireIdCert, expected: CertificateExpectation): Promise<CertificateVerdict> {
  const view = viewOf(idCert);
  const binary = fromWire(idCert);
  const issuer = fromWire(expected.serverCertificate);
  if (!view || !binary || !issuer) return verdict({ structure: false });
  return verdict({
    structure: true,
    'self-signature': await verifySelfSignature(binary),
    certification: await verifyCertification(binary, issuer),
    fid: view.fid === expected.fid && view.issuer.domain === readCertificate(issuer)?.userId,
    'session-id': view.sessionId === expected.sessionId,
    'public-key': view.fingerprint === expected.fingerprint,
    dates: datesHold(view, expected.now),
  });
}

function datesHold(view: CertificateView, now: UnixSeconds): boolean {
  return within(view.issuedAt, view.expiresAt, now) && view.expiresAt - view.issuedAt <= ID_CERT_LIFETIME;
}

/** Begins no later than now, give or take the tolerated skew, and has not ended. */
function within(from: UnixSeconds, until: UnixSeconds | null, now: UnixSeconds): boolean {
  return from <= now + CLOCK_TOLERANCE && (until === null || now < until);
}

function verdict(results: Partial<Record<CertificateCheck, boolean>>): CertificateVerdict {
  const checks = CERTIFICATE_CHECKS.map((check) => ({ check, passed: results[check] ?? null }));
  return { valid: checks.every(({ passed }) => passed === true), checks };
}

async function readServer(wire: WireIdCert, now: UnixSeconds): Promise<ServerIdentity> {
  const binary = fromWire(wire);
  const certificate = binary && readCertificate(binary);
  if (!binary || !certificate || !(await verifySelfSignature(binary))) throw invalidServerKey();
  const { userId, fingerprint, created, expires } = certificate;
  if (parseDomain(userId) !== userId || expires === null || !within(created, expires, now)) {
    throw invalidServerKey();
  }
  return { certificate: wire, domain: userId, fingerprint, expiresAt: expires };
}

function invalidServerKey(): ClavesError {
  return new ClavesError('SERVER_KEY_INVALID');
}
