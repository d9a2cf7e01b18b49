import { concatBytes } from '../encoding.ts';
import { ByteReader, Malformed, toBigEndian } from './bytes.ts';
import { readLength, writeLength } from './packet.ts';

/** The signature subpackets (RFC 9580 section 5.2.3.7) that we write or apply. */
export const SUBPACKET = {
  signatureCreation: 2,
  signatureExpiration: 3,
  keyExpiration: 9,
  issuerKeyId: 16,
  notation: 20,
  keyFlags: 27,
  signersUserId: 28,
  issuerFingerprint: 33,
} as const;

export interface Subpacket {
  readonly type: number;
  readonly critical: boolean;
  readonly data: Uint8Array;
}

const CRITICAL = 0x80;
/** Many times what any program writes, few enough to look through. */
const MAX_SUBPACKETS = 64;

/** All subpackets of one area. Throws `Malformed`. */
export function readSubpackets(area: Uint8Array): Subpacket[] {
  const reader = new ByteReader(area);
  const subpackets: Subpacket[] = [];
  while (reader.left > 0) {
    if (subpackets.length === MAX_SUBPACKETS) throw new Malformed('too many subpackets');
    const body = new ByteReader(reader.take(readLength(reader, 254)));
    const head = body.uint(1);
    subpackets.push({ type: head & 0x7f, critical: (head & CRITICAL) !== 0, data: body.take(body.left) });
  }
  return subpackets;
}

/** One area with the two octets of its length before it. */
export function writeSubpackets(subpackets: readonly Subpacket[]): Uint8Array<ArrayBuffer> {
  const area = concatBytes(
    ...subpackets.flatMap(({ type, critical, data }) => [
      writeLength(data.length + 1),
      Uint8Array.of(type | (critical ? CRITICAL : 0)),
      data,
    ]),
  );
  return concatBytes(toBigEndian(area.length, 2), area);
}
