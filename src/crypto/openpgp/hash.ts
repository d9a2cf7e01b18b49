export const HASH_SHA512 = 10;

/** RFC 9580 section 9.5, without what is weak: MD5, SHA-1, RIPEMD-160, and SHA-224, too short for Ed25519. */
const STRONG = new Map([
  [8, 'SHA-256'],
  [9, 'SHA-384'],
  [HASH_SHA512, 'SHA-512'],
  [12, 'SHA3-256'],
  [14, 'SHA3-512'],
]);

export function isStrongHash(id: number): boolean {
  return STRONG.has(id);
}

/** For people. */
export function hashName(id: number): string {
  return STRONG.get(id) ?? `weak or unknown (${id})`;
}
