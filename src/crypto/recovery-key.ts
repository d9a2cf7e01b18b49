import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from './encoding.ts';

/** Crockford's Base32: no I, L, O or U, which are taken for 1, 1, 0 and V. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARACTERS = 28;
const GROUP = /.{4}(?=.)/g;
const SECRET_BITS = 128n;
/** 28 characters of 5 bits hold 12 more: enough to tell a slip of the pen from the key of another vault. */
const CHECKSUM_BITS = 12n;

/** 16 random bytes as a person writes them down: 28 characters in seven groups, with hyphens between. */
export function formatRecoveryKey(secret: Uint8Array): string {
  if (secret.length * 8 !== Number(SECRET_BITS)) throw new RangeError('a recovery key has 16 bytes');
  let rest = (toNumber(secret) << CHECKSUM_BITS) | checksum(secret);
  let text = '';
  for (let count = 0; count < CHARACTERS; count++, rest >>= 5n) text = ALPHABET[Number(rest & 31n)] + text;
  return text.replaceAll(GROUP, '$&-');
}

/** The 16 bytes of a recovery key as somebody typed it, or null where it is none: its checksum does not fit. */
export function parseRecoveryKey(typed: string): Uint8Array | null {
  const values = Array.from(plain(typed), (character) => ALPHABET.indexOf(character));
  if (values.length !== CHARACTERS || values.includes(-1)) return null;
  const whole = values.reduce((number, value) => (number << 5n) | BigInt(value), 0n);
  const secret = toBytes(whole >> CHECKSUM_BITS);
  return checksum(secret) === BigInt.asUintN(Number(CHECKSUM_BITS), whole) ? secret : null;
}

/** Without what people put between groups, and with what they take for another character put right. */
function plain(typed: string): string {
  const upper = typed.normalize('NFKC').toUpperCase();
  return upper
    .replaceAll(/[\s\p{Dash}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}

function checksum(secret: Uint8Array): bigint {
  const digest = sha256(concatBytes(new TextEncoder().encode('claves recovery key\0'), secret));
  return toNumber(digest.subarray(0, 2)) >> (16n - CHECKSUM_BITS);
}

function toNumber(bytes: Uint8Array): bigint {
  return bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

function toBytes(number: bigint): Uint8Array {
  return Uint8Array.from({ length: 16 }, (_, index) => Number((number >> BigInt(8 * (15 - index))) & 255n));
}
