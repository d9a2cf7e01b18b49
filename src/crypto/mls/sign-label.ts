import { verifyEd25519 } from '../ed25519.ts';
import { concatBytes } from '../encoding.ts';
import { writeVector } from './tls.ts';

/** RFC 9420 section 5.1.2: the bytes that `SignWithLabel(key, label, content)` signs. */
export function signContent(label: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  return concatBytes(writeVector(new TextEncoder().encode(`MLS 1.0 ${label}`)), writeVector(content));
}

/** RFC 9420 section 5.1.2, `VerifyWithLabel` for Ed25519. False too where the key is none, or of small order. */
export function verifyWithLabel(
  publicKey: Uint8Array,
  label: string,
  content: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  return verifyEd25519(publicKey, signContent(label, content), signature);
}
