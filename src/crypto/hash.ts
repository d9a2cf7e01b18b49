import { sha256 } from '@noble/hashes/sha2.js';

/** SHA-256, at once: WebCrypto's has to be waited for, and a transaction waits for nothing but its own requests. */
export function hash(bytes: Uint8Array): Uint8Array {
  return sha256(bytes);
}
