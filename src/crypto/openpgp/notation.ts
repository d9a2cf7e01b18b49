import { concatBytes, toHex } from '../encoding.ts';
import { ByteReader, decodeText, Malformed, toBigEndian } from './bytes.ts';
import { SUBPACKET, type Subpacket } from './subpacket.ts';

/** Notation Data (RFC 9580 section 5.2.3.24). */
export interface Notation {
  readonly name: string;
  /** Text where it is human-readable, else lower-case hexadecimal. */
  readonly value: string;
  readonly critical: boolean;
  readonly humanReadable: boolean;
}

const HUMAN_READABLE = 0x80;

/** Throws `Malformed`. */
export function readNotation({ critical, data }: Subpacket): Notation {
  const reader = new ByteReader(data);
  const humanReadable = reader.uint(4) >>> 24 === HUMAN_READABLE;
  const [nameLength, valueLength] = [reader.uint(2), reader.uint(2)];
  const name = decodeText(reader.take(nameLength));
  const value = reader.take(valueLength);
  if (reader.left > 0) throw new Malformed('notation');
  return { name, value: humanReadable ? decodeText(value) : toHex(value), critical, humanReadable };
}

/** Human-readable and not critical: GnuPG, Sequoia and OpenPGP.js refuse critical ones that they do not know. */
export function writeNotation(name: string, value: string): Subpacket {
  const [nameBytes, valueBytes] = [new TextEncoder().encode(name), new TextEncoder().encode(value)];
  const head = concatBytes(
    Uint8Array.of(HUMAN_READABLE, 0, 0, 0),
    toBigEndian(nameBytes.length, 2),
    toBigEndian(valueBytes.length, 2),
  );
  return { type: SUBPACKET.notation, critical: false, data: concatBytes(head, nameBytes, valueBytes) };
}
