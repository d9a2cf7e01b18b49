import { concatBytes } from '../encoding.ts';
import { ByteReader, Malformed, toBigEndian } from './bytes.ts';
import { ALGORITHM } from './public-key.ts';
import { readSubpackets, type Subpacket, writeSubpackets } from './subpacket.ts';

/** A version 4 signature packet by an Ed25519 key (RFC 9580 section 5.2.3), as it stands: nothing is verified. */
export interface Signature {
  readonly type: number;
  readonly hash: number;
  readonly hashed: readonly Subpacket[];
  readonly unhashed: readonly Subpacket[];
  /** From the version to the end of the hashed area: what the signature covers of itself. */
  readonly hashedPart: Uint8Array;
  /** The first two octets of the digest, then the signature proper. */
  readonly proof: Uint8Array;
}

/** Throws `Malformed`: on other versions and algorithms, bytes left over, integers with leading zeros. */
export function readSignature(body: Uint8Array): Signature {
  const reader = new ByteReader(body);
  if (reader.uint(1) !== 4) throw new Malformed('signature version');
  const type = reader.uint(1);
  const algorithm = reader.uint(1);
  const hash = reader.uint(1);
  const hashed = readSubpackets(reader.take(reader.uint(2)));
  const hashedPart = body.subarray(0, reader.offset);
  const unhashed = readSubpackets(reader.take(reader.uint(2)));
  const proof = body.subarray(reader.offset);
  reader.take(2);
  expectSignatureOf(algorithm, reader);
  return { type, hash, hashed, unhashed, hashedPart, proof };
}

function expectSignatureOf(algorithm: number, reader: ByteReader): void {
  if (algorithm === ALGORITHM.ed25519) {
    reader.take(64);
  } else if (algorithm === ALGORITHM.eddsaLegacy) {
    expectMpi(reader);
    expectMpi(reader);
  } else {
    throw new Malformed('signature algorithm');
  }
  if (reader.left > 0) throw new Malformed('signature length');
}

/** RFC 9580 section 3.2: the bit count is exact, so that one number has one spelling. */
function expectMpi(reader: ByteReader): void {
  const bits = reader.uint(2);
  const bytes = reader.take((bits + 7) >> 3);
  if (bytes.length > 32 || bits !== bitLength(bytes)) throw new Malformed('integer');
}

function bitLength(bytes: Uint8Array): number {
  const [first] = bytes;
  return first === undefined ? 0 : 8 * bytes.length - (Math.clz32(first) - 24);
}

export function writeSignature({ hashedPart, unhashed, proof }: Signature): Uint8Array<ArrayBuffer> {
  return concatBytes(hashedPart, writeSubpackets(unhashed), proof);
}

/** The two integers of an EdDSALegacy signature from its 64 bytes. */
export function writeLegacySignature(signature: Uint8Array): Uint8Array<ArrayBuffer> {
  return concatBytes(writeMpi(signature.subarray(0, 32)), writeMpi(signature.subarray(32)));
}

function writeMpi(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const start = bytes.findIndex((byte) => byte !== 0);
  const significant = start < 0 ? new Uint8Array() : bytes.subarray(start);
  return concatBytes(toBigEndian(bitLength(significant), 2), significant);
}
