import { takeApart } from './certificate-parts.ts';
import { POSITIVE_CERTIFICATION } from './certification.ts';
import { HASH_SHA512 } from './hash.ts';
import { verifyBinding } from './verify-signature.ts';

/** Has it exactly one self-signature, and is that one good? Dates are the caller's business. */
export async function verifySelfSignature(binary: Uint8Array): Promise<boolean> {
  const parts = takeApart(binary);
  const [selfSignature, second] = parts?.selfSignatures ?? [];
  if (!parts || !selfSignature || second) return false;
  return verifyBinding(selfSignature.signature, parts.binding, parts.binding.key);
}

/**
 * Does it carry exactly one certification that names the issuer's key, of type 0x13 with SHA-512, and is that one good?
 * Dates are the caller's business, and so is the issuer's certificate itself: only its primary key is used.
 */
export async function verifyCertification(binary: Uint8Array, issuer: Uint8Array): Promise<boolean> {
  const [parts, by] = [takeApart(binary), takeApart(issuer)];
  if (!parts || !by) return false;
  const [found, second] = parts.certifications.filter(
    ({ issuerFingerprint }) => issuerFingerprint === by.key.fingerprint,
  );
  if (!found || second) return false;
  const { type, hash } = found.signature;
  if (type !== POSITIVE_CERTIFICATION || hash !== HASH_SHA512) return false;
  return verifyBinding(found.signature, parts.binding, by.binding.key);
}
