import { concatBytes } from '../encoding.ts';
import { ByteReader, Malformed, toBigEndian } from './bytes.ts';

/** The packet types (RFC 9580 section 5) that this folder has to tell apart. */
export const TAG = {
  signature: 2,
  secretKey: 5,
  publicKey: 6,
  secretSubkey: 7,
  userId: 13,
  userAttribute: 17,
} as const;

export interface Packet {
  readonly tag: number;
  readonly body: Uint8Array;
}

/**
 * The packets that stand before the first malformed one, and whether there is such a one. Only framing is read, so
 * this costs no more than the bytes are long.
 */
export function readPackets(bytes: Uint8Array): { packets: Packet[]; malformed: boolean } {
  const reader = new ByteReader(bytes);
  const packets: Packet[] = [];
  try {
    while (reader.left > 0) packets.push(readPacket(reader));
  } catch (error) {
    if (error instanceof Malformed) return { packets, malformed: true };
    throw error;
  }
  return { packets, malformed: false };
}

/** Where each packet stands, its header included: `to` is exclusive. Those before the first malformed one. */
export function packetSpans(bytes: Uint8Array): { tag: number; from: number; to: number }[] {
  let from = 0;
  return readPackets(bytes).packets.map(({ tag, body }) => {
    // A body is a view of `bytes`, not a copy.
    const span = { tag, from, to: body.byteOffset - bytes.byteOffset + body.length };
    from = span.to;
    return span;
  });
}

/** RFC 9580 section 4.2. Partial and indeterminate lengths are for data, never for keys and signatures. */
function readPacket(reader: ByteReader): Packet {
  const header = reader.uint(1);
  if ((header & 0xc0) === 0xc0) return { tag: header & 0x3f, body: reader.take(readLength(reader, 223)) };
  const size = ([1, 2, 4] as const)[header & 0x03];
  if ((header & 0x80) === 0 || size === undefined) throw new Malformed('packet header');
  return { tag: (header >> 2) & 0x0f, body: reader.take(reader.uint(size)) };
}

/**
 * A length in one, two or five octets: of a packet (section 4.2.1) or a subpacket (section 5.2.3.7). They differ in
 * the greatest first octet that means "two octets".
 */
export function readLength(reader: ByteReader, lastOfTwo: 223 | 254): number {
  const first = reader.uint(1);
  if (first < 192) return first;
  if (first <= lastOfTwo) return (first - 192) * 256 + reader.uint(1) + 192;
  if (first !== 255) throw new Malformed('partial length');
  return reader.uint(4);
}

/** The shortest form, the same for packets and subpackets. */
export function writeLength(length: number): Uint8Array<ArrayBuffer> {
  if (length < 192) return Uint8Array.of(length);
  if (length < 8384) return toBigEndian(length - 192 + 192 * 256, 2);
  return concatBytes(Uint8Array.of(255), toBigEndian(length, 4));
}

export function writePacket(tag: number, body: Uint8Array): Uint8Array<ArrayBuffer> {
  return concatBytes(Uint8Array.of(0xc0 | tag), writeLength(body.length), body);
}
