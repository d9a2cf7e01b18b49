import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '../encoding.ts';

const ITERATED_AND_SALTED = 3;
const SHA256 = 8;
/** The greatest that the octet can say: what GnuPG 2.2 reads knows no better hardening than this. */
const COUNT_OCTET = 0xff;
const COUNT = (16 + (COUNT_OCTET & 15)) << ((COUNT_OCTET >> 4) + 6);
/** Bytes that are hashed in one go. */
const STRETCH = 2 ** 16;

/** RFC 9580 section 3.7.1.3. `salt`: 8 bytes. */
export function describeStringToKey(salt: Uint8Array): Uint8Array<ArrayBuffer> {
  return concatBytes(Uint8Array.of(ITERATED_AND_SALTED, SHA256), salt, Uint8Array.of(COUNT_OCTET));
}

/** The 32 bytes that a passphrase comes to: SHA-256 over salt and passphrase, again and again for 65 million bytes. */
export function stringToKey(passphrase: string, salt: Uint8Array): Uint8Array {
  const once = concatBytes(salt, new TextEncoder().encode(passphrase));
  const many = repeated(once, Math.ceil(STRETCH / once.length));
  const hash = sha256.create();
  let left = COUNT;
  for (; left >= many.length; left -= many.length) hash.update(many);
  hash.update(many.subarray(0, left));
  for (const secret of [once, many]) secret.fill(0);
  return hash.digest();
}

function repeated(bytes: Uint8Array, times: number): Uint8Array {
  const all = new Uint8Array(bytes.length * times);
  for (let offset = 0; offset < all.length; offset += bytes.length) all.set(bytes, offset);
  return all;
}
