import { equalBytes } from '../../src/crypto/encoding.ts';
import { decodeKeyPackage } from '../../src/crypto/mls/codec.ts';
import type { KeyPackageReading } from '../../src/crypto/mls/key-package.ts';
import { keyPackageRef } from '../../src/crypto/mls/ref.ts';
import { type KeyPackageRefusal, verifyKeyPackage } from '../../src/crypto/mls/verify.ts';
import type { ErrorCode } from '../../src/protocol/errors.ts';
import {
  CLOCK_TOLERANCE,
  KEY_PACKAGE_BACKDATING,
  KEY_PACKAGE_MAX_BYTES,
  KEY_PACKAGE_MAX_SPAN,
} from '../../src/protocol/numbers.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { IdCertRow } from '../db/schema.ts';

/** Which of the two kinds a route takes. */
export type Kind = 'ordinary' | 'last-resort';

/** A well-formed KeyPackage, and what its own bytes speak against it. */
export interface Candidate {
  readonly ref: string;
  readonly reading: KeyPackageReading;
  readonly flaw: KeyPackageRefusal | null;
}

/** What the verdict on a KeyPackage depends on beside its bytes. */
export interface Circumstances {
  readonly now: UnixSeconds;
  /** When the database was put back from a backup last; 0 where it never was. */
  readonly restoredAt: UnixSeconds;
  readonly kind: Kind;
  /** Every ID-Cert of the session, and which one is current. */
  readonly idCerts: readonly IdCertRow[];
  readonly current: IdCertRow;
}

const CODE_OF: Record<KeyPackageRefusal, ErrorCode> = {
  malformed: 'KEYPACKAGE_MALFORMED',
  version: 'KEYPACKAGE_VERSION',
  'cipher-suite': 'KEYPACKAGE_CIPHERSUITE',
  signature: 'KEYPACKAGE_SIGNATURE_INVALID',
  'leaf-signature': 'LEAF_SIGNATURE_INVALID',
  leaf: 'LEAF_INVALID',
  key: 'KEYPACKAGE_KEY_INVALID',
  lifetime: 'KEYPACKAGE_LIFETIME',
  'last-resort': 'KEYPACKAGE_LAST_RESORT',
};

/**
 * All that can be said of an uploaded element without the database; null stands for one that was no KeyPackage. The
 * signatures are verified here, so that no transaction waits for them.
 */
export async function examine(tls: Uint8Array | null): Promise<Candidate | ErrorCode> {
  if (tls && tls.length > KEY_PACKAGE_MAX_BYTES) return 'PAYLOAD_TOO_LARGE';
  const reading = tls && decodeKeyPackage(tls);
  if (!reading) return 'KEYPACKAGE_MALFORMED';
  return { reading, ref: await keyPackageRef(reading.bytes), flaw: await verifyKeyPackage(reading) };
}

/** The first rule of validation.md that a KeyPackage breaks, but for the use of its HPKE keys; null where none. */
export function refusalOf({ reading, flaw }: Candidate, circumstances: Circumstances): ErrorCode | null {
  if (flaw && flaw !== 'last-resort') return CODE_OF[flaw];
  if (!isTimely(reading, circumstances) || isForgotten(reading, circumstances)) return 'KEYPACKAGE_LIFETIME';
  const isKind = reading.lastResort === (circumstances.kind === 'last-resort');
  if (flaw || !isKind) return 'KEYPACKAGE_LAST_RESORT';
  return credentialRefusal(reading, circumstances);
}

function isTimely({ leaf: { lifetime } }: KeyPackageReading, { now, current }: Circumstances): boolean {
  if (!lifetime) return false;
  const { notBefore, notAfter } = lifetime;
  return (
    notBefore <= now + CLOCK_TOLERANCE &&
    notAfter > now &&
    notAfter - notBefore <= KEY_PACKAGE_MAX_SPAN &&
    notAfter <= current.expires_at
  );
}

/**
 * Was it made before the database was put back? Then this server may have taken it in and handed it out once, and
 * has forgotten both. Clients date a KeyPackage by this server's clock, back by an hour (section 6 of the protocol).
 * A last-resort one may go out again.
 */
function isForgotten({ leaf }: KeyPackageReading, { kind, restoredAt }: Circumstances): boolean {
  const madeAt = Number(leaf.lifetime?.notBefore) + KEY_PACKAGE_BACKDATING;
  return kind === 'ordinary' && madeAt <= restoredAt;
}

function credentialRefusal({ leaf }: KeyPackageReading, circumstances: Circumstances): ErrorCode | null {
  const { identity } = leaf.credential;
  const names = (idCert: IdCertRow) => identity !== null && equalBytes(identity, idCert.certificate);
  const signs = (idCert: IdCertRow) => equalBytes(leaf.signatureKey, idCert.public_key);
  const { idCerts, current } = circumstances;
  if (names(current) && signs(current)) return null;
  const past = idCerts.filter(({ id }) => id !== current.id);
  return past.some((idCert) => names(idCert) || signs(idCert)) ? 'CERT_NOT_CURRENT' : 'CREDENTIAL_MISMATCH';
}
