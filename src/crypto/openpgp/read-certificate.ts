import { type CertificateParts, takeApart } from './certificate-parts.ts';
import { hashName } from './hash.ts';
import type { Notation } from './notation.ts';
import type { Algorithm } from './public-key.ts';
import { endOf } from './signature-facts.ts';

/** A certificate as it stands. Times are UNIX seconds, fingerprints lower-case hexadecimal. */
export interface Certificate {
  readonly userId: string;
  /** Raw Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly algorithm: Algorithm;
  readonly created: number;
  /** By its first self-signature: the end of the key or of that signature, whichever comes first. */
  readonly expires: number | null;
  readonly fingerprint: string;
  readonly selfSignatures: number;
  readonly certifications: readonly Certification[];
}

/** What another key states over the key and its User ID. */
export interface Certification {
  readonly issuerFingerprint: string;
  readonly type: number;
  readonly hash: string;
  readonly created: number;
  readonly expires: number | null;
  readonly notations: readonly Notation[];
}

/** Null where the packets are not those of a certificate (`takeApart`). Says nothing about validity. */
export function readCertificate(binary: Uint8Array): Certificate | null {
  const parts = takeApart(binary);
  return parts && describe(parts);
}

function describe({ key, userId, selfSignatures, certifications }: CertificateParts): Certificate {
  return {
    userId,
    publicKey: key.publicKey,
    algorithm: key.algorithm,
    created: key.created,
    expires: selfSignatures[0] ? endOf(key.created, selfSignatures[0].facts) : null,
    fingerprint: key.fingerprint,
    selfSignatures: selfSignatures.length,
    certifications: certifications.map(({ signature, facts, issuerFingerprint }) => ({
      issuerFingerprint,
      type: signature.type,
      hash: hashName(signature.hash),
      created: facts.created,
      expires: facts.expires,
      notations: facts.notations,
    })),
  };
}
