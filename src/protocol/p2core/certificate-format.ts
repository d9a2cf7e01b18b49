import { makeCertificateRequest } from '../../crypto/openpgp/certificate-request.ts';
import { keepCertifications } from '../../crypto/openpgp/keep-certifications.ts';
import { type Certificate, readCertificate } from '../../crypto/openpgp/read-certificate.ts';
import { verifyCertification, verifySelfSignature } from '../../crypto/openpgp/verify-certificate.ts';
import { fromWire, toWire } from '../../crypto/openpgp/wire.ts';
import {
  CERTIFICATE_CHECKS,
  type CertificateCheck,
  type CertificateExpectation,
  type CertificateFormat,
  type CertificateVerdict,
  type CertificateView,
  type ServerReading,
  type WireIdCert,
} from '../certificate.ts';
import { ClavesError } from '../claves-error.ts';
import { ID_CERT_LIFETIME, ISSUE_TOLERANCE, SERVER_CERTIFICATE_LIFETIME } from '../numbers.ts';
import { parseDomain, type UnixSeconds } from '../terms.ts';
import { toFile, toPrivateKeyFile, toPublicKeyFile } from './certificate-file.ts';
import { viewOf } from './certificate-view.ts';

/** ID-Certs as OpenPGP certificates: sections 4 and 5. */
export const certificateFormat: CertificateFormat = {
  async makeRequest(secret, fid) {
    const { armored, publicKey, fingerprint } = await makeCertificateRequest(secret, fid);
    return { request: armored, publicKey, fingerprint };
  },
  async parse(idCert) {
    return viewOf(idCert);
  },
  toFile,
  toPublicKeyFile,
  toPrivateKeyFile,
  verify,
  readServer,
  certifiedBy,
  certifiersOf,
  certifiedOnlyBy,
};

async function verify(idCert: WireIdCert, expected: CertificateExpectation): Promise<CertificateVerdict> {
  const view = viewOf(idCert);
  const binary = fromWire(idCert);
  const issuerBinary = fromWire(expected.serverCertificate);
  const issuer = issuerBinary && readCertificate(issuerBinary);
  if (!view || !binary || !issuer) return verdict({ structure: false });
  return verdict({
    structure: true,
    'self-signature': await verifySelfSignature(binary),
    certification: await verifyCertification(binary, issuerBinary),
    fid: view.fid === expected.fid && view.issuer.domain === issuer.userId,
    'session-id': view.sessionId === expected.sessionId,
    'public-key': view.fingerprint === expected.fingerprint,
    dates: datesHold(view, issuer, expected.now),
  });
}

/** The issuer's own end is after now where these hold: it need not be looked at. */
function datesHold(view: CertificateView, issuer: Certificate, now: UnixSeconds): boolean {
  const { createdAt, issuedAt, expiresAt } = view;
  return (
    within(issuedAt, expiresAt, now) &&
    expiresAt - issuedAt <= ID_CERT_LIFETIME &&
    coveredBy(issuer, issuedAt, expiresAt) &&
    createdAt <= issuedAt
  );
}

/** Does it begin no earlier than the issuer's key and end no later? */
function coveredBy(issuer: Certificate, from: UnixSeconds, until: UnixSeconds): boolean {
  return issuer.created <= from && issuer.expires !== null && until <= issuer.expires;
}

/** Begins no later than now, give or take the tolerated skew, and has not ended. */
function within(from: UnixSeconds, until: UnixSeconds, now: UnixSeconds): boolean {
  return from <= now + ISSUE_TOLERANCE && now < until;
}

function verdict(results: Partial<Record<CertificateCheck, boolean>>): CertificateVerdict {
  const checks = CERTIFICATE_CHECKS.map((check) => ({ check, passed: results[check] ?? null }));
  return { valid: checks.every(({ passed }) => passed === true), checks };
}

async function readServer(wire: WireIdCert, now: UnixSeconds): Promise<ServerReading> {
  const binary = fromWire(wire);
  const certificate = binary && readCertificate(binary);
  if (!binary || !certificate || !(await verifySelfSignature(binary))) throw invalidServerKey();
  const { userId, fingerprint, created, expires } = certificate;
  if (parseDomain(userId) !== userId || expires === null || !within(created, expires, now)) {
    throw invalidServerKey();
  }
  const { least, most } = SERVER_CERTIFICATE_LIFETIME;
  if (expires - created < least || expires - created > most) throw invalidServerKey();
  return { certificate: wire, domain: userId, fingerprint, createdAt: created, expiresAt: expires };
}

/** What has no end of its own ends with the key that vouches. */
async function certifiedBy(next: WireIdCert, pinned: WireIdCert, now: UnixSeconds): Promise<boolean> {
  const [binary, issuerBinary] = [fromWire(next), fromWire(pinned)];
  if (!binary || !issuerBinary || !(await verifyCertification(binary, issuerBinary))) return false;
  const [certificate, issuer] = [readCertificate(binary), readCertificate(issuerBinary)];
  const vouching = certificate?.certifications.find(
    ({ issuerFingerprint }) => issuerFingerprint === issuer?.fingerprint,
  );
  const until = vouching?.expires ?? issuer?.expires ?? null;
  if (!certificate || !issuer || !vouching || until === null) return false;
  const { created: from } = vouching;
  return certificate.created <= from && coveredBy(issuer, from, until) && within(from, until, now);
}

function certifiersOf(wire: WireIdCert): string[] {
  const binary = fromWire(wire);
  const certificate = binary && readCertificate(binary);
  return certificate?.certifications.map(({ issuerFingerprint }) => issuerFingerprint) ?? [];
}

function certifiedOnlyBy(wire: WireIdCert, fingerprints: readonly string[]): WireIdCert {
  const binary = fromWire(wire);
  const kept = binary && keepCertifications(binary, fingerprints);
  return kept === null || kept === binary ? wire : toWire(kept);
}

function invalidServerKey(): ClavesError {
  return new ClavesError('SERVER_KEY_INVALID');
}
