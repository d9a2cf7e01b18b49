import { concatBytes } from '../encoding.ts';
import { isSmallOrderEd25519 } from '../small-order.ts';
import { writeVector } from './tls.ts';

/** RFC 9420 section 5.1.2: the bytes that `SignWithLabel(key, label, content)` signs. */
export function signContent(label: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  return concatBytes(writeVector(new TextEncoder().encode(`MLS 1.0 ${label}`)), writeVector(content));
}

/**
 * RFC 9420 section 5.1.2, `VerifyWithLabel` for Ed25519. False too where the key is none, or of small order: under
 * such a key one signature fits everything. Node says so itself, Chromium does not.
 */
export async function verifyWithLabel(
  publicKey: Uint8Array,
  label: string,
  content: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const key = await importKey(publicKey);
  if (!key || isSmallOrderEd25519(publicKey)) return false;
  return crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), signContent(label, content));
}

async function importKey(publicKey: Uint8Array): Promise<CryptoKey | null> {
  try {
    return await crypto.subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'DataError') return null;
    throw error;
  }
}
