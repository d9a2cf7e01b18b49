import { toHex } from '../../crypto/encoding.ts';
import {
  type Certificate,
  type Certification,
  readCertificate,
} from '../../crypto/openpgp/read-certificate.ts';
import { fromWire } from '../../crypto/openpgp/wire.ts';
import type { CertificateDetail, CertificateNotation, CertificateView, WireIdCert } from '../certificate.ts';
import { domainOf, parseFid, parseSerial, parseSessionId } from '../terms.ts';

const ALGORITHM_NAMES = { 22: 'Ed25519 (EdDSALegacy, 22)', 27: 'Ed25519 (27)' } as const;

/** What an ID-Cert says (section 5), or null where a part that it must have is missing or cannot be read. */
export function viewOf(idCert: WireIdCert): CertificateView | null {
  const binary = fromWire(idCert);
  const certificate = binary && readCertificate(binary);
  const certification = certificate?.certifications[0];
  if (!certificate || !certification || certificate.certifications.length !== 1) return null;
  return describe(certificate, certification);
}

function describe(certificate: Certificate, certification: Certification): CertificateView | null {
  const fid = parseFid(certificate.userId);
  if (!fid || fid !== certificate.userId || certification.expires === null) return null;
  const sessionId = parseSessionId(notation(certification, `session-id@${domainOf(fid)}`) ?? '');
  const serial = parseSerial(notation(certification, `serial@${domainOf(fid)}`) ?? '');
  if (!sessionId || !serial) return null;
  return {
    fid,
    sessionId,
    serial,
    fingerprint: certificate.fingerprint,
    publicKey: toHex(certificate.publicKey),
    createdAt: certificate.created,
    issuedAt: certification.created,
    expiresAt: certification.expires,
    issuer: { domain: domainOf(fid), fingerprint: certification.issuerFingerprint },
    details: detailsOf(certificate, certification),
    notations: notationsOf(certification),
  };
}

/** The value of a notation that stands exactly once, human-readable and not critical. */
function notation(certification: Certification, name: string): string | null {
  const found = certification.notations.filter((each) => each.name === name);
  const [first] = found;
  return first && found.length === 1 && first.humanReadable && !first.critical ? first.value : null;
}

function detailsOf(certificate: Certificate, certification: Certification): CertificateDetail[] {
  return [
    { label: 'format', value: 'OpenPGP v4' },
    { label: 'algorithm', value: ALGORITHM_NAMES[certificate.algorithm] },
    { label: 'signature-type', value: `0x${certification.type.toString(16)}` },
    { label: 'hash', value: certification.hash },
  ];
}

function notationsOf({ notations }: Certification): CertificateNotation[] {
  return notations.map(({ name, value, humanReadable, critical }) => ({
    name,
    value,
    isForPeople: humanReadable,
    isCritical: critical,
  }));
}
