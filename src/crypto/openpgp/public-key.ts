import { sha1 } from '@noble/hashes/legacy.js';
import { ed25519PublicKey } from '../ed25519.ts';
import { concatBytes, equalBytes, fromHex, toHex } from '../encoding.ts';
import { ByteReader, Malformed, toBigEndian } from './bytes.ts';
import type { SeededKey } from './seeded-key.ts';

/** EdDSALegacy and Ed25519 (RFC 9580 section 9.1): two spellings of the same 32 bytes. */
export const ALGORITHM = { eddsaLegacy: 22, ed25519: 27 } as const;
export type Algorithm = (typeof ALGORITHM)[keyof typeof ALGORITHM];

/** A version 4 Ed25519 primary key. */
export interface PublicKey {
  readonly algorithm: Algorithm;
  readonly created: number;
  /** Raw, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** Lower-case hexadecimal, 40 characters. */
  readonly fingerprint: string;
  /** The body of its packet. */
  readonly body: Uint8Array;
}

/** The length of the OID 1.3.6.1.4.1.11591.15.1, the OID, and the 263 bits of an MPI that begins with 0x40. */
const LEGACY_POINT_PREFIX = fromHex('092b06010401da470f01010740');

/** Throws `Malformed` on any other key, and on bytes left over. */
export function readPublicKey(body: Uint8Array): PublicKey {
  const reader = new ByteReader(body);
  if (reader.uint(1) !== 4) throw new Malformed('key version');
  const created = reader.uint(4);
  const algorithm = reader.uint(1);
  if (algorithm !== ALGORITHM.eddsaLegacy && algorithm !== ALGORITHM.ed25519) {
    throw new Malformed('key algorithm');
  }
  if (algorithm === ALGORITHM.eddsaLegacy) expectLegacyPoint(reader);
  const publicKey = reader.take(32);
  if (reader.left > 0) throw new Malformed('key length');
  return { algorithm, created, publicKey, fingerprint: fingerprintOf(body), body };
}

function expectLegacyPoint(reader: ByteReader): void {
  if (!equalBytes(reader.take(LEGACY_POINT_PREFIX.length), LEGACY_POINT_PREFIX)) {
    throw new Malformed('curve');
  }
}

/** The public half, as a key of algorithm 22: the one that GnuPG 2.2, GnuPG 2.4 and Sequoia all read. */
export async function publicKeyOf(key: SeededKey): Promise<PublicKey> {
  const head = concatBytes(
    Uint8Array.of(4),
    toBigEndian(key.created, 4),
    Uint8Array.of(ALGORITHM.eddsaLegacy),
  );
  return readPublicKey(concatBytes(head, LEGACY_POINT_PREFIX, await ed25519PublicKey(key.seed)));
}

/** RFC 9580 section 5.5.4.2: SHA-1 here names a key, it proves nothing. */
function fingerprintOf(body: Uint8Array): string {
  return toHex(sha1(hashedKey(body)));
}

/** How a key goes into a fingerprint and into a certification's digest. */
export function hashedKey(body: Uint8Array): Uint8Array<ArrayBuffer> {
  return concatBytes(Uint8Array.of(0x99), toBigEndian(body.length, 2), body);
}
