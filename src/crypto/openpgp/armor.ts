import { fromBase64, toBase64 } from '../encoding.ts';
import { toBigEndian } from './bytes.ts';
import { RequestRefused } from './request-refused.ts';

/** What stands in the first and the last line (RFC 9580 section 6.2). */
type Kind = 'PUBLIC KEY BLOCK' | 'PRIVATE KEY BLOCK' | 'SIGNATURE';

const HEADER = /^[^\s:]+:( .*)?$/;
const MAX_HEADERS = 4;

/**
 * Always the same text for the same bytes. No headers; with the checksum, because GnuPG 2.2 cannot find the end of data
 * that has neither padding nor checksum.
 */
export function armorPublicKey(binary: Uint8Array): string {
  return armor(binary, 'PUBLIC KEY BLOCK');
}

/** The same for a key with its private half. */
export function armorPrivateKey(binary: Uint8Array): string {
  return armor(binary, 'PRIVATE KEY BLOCK');
}

/** The same for a detached signature. */
export function armorSignature(binary: Uint8Array): string {
  return armor(binary, 'SIGNATURE');
}

function armor(binary: Uint8Array, kind: Kind): string {
  const lines = toBase64(binary).match(/.{1,64}/g) ?? [];
  return [beginOf(kind), '', ...lines, `=${toBase64(crc24(binary))}`, endOf(kind), ''].join('\n');
}

function beginOf(kind: Kind): string {
  return `-----BEGIN PGP ${kind}-----`;
}

function endOf(kind: Kind): string {
  return `-----END PGP ${kind}-----`;
}

/** RFC 9580 section 6.1.1. */
function crc24(bytes: Uint8Array): Uint8Array {
  let crc = 0xb704ce;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let bit = 0; bit < 8; bit += 1) {
      crc <<= 1;
      if (crc & 0x1000000) crc ^= 0x1864cfb;
    }
  }
  return toBigEndian(crc, 4).subarray(1);
}

/**
 * The bytes of exactly one public key block (RFC 9580 section 6.2) with nothing but white space around it. A checksum
 * is neither required nor checked. Throws `RequestRefused('armor')`.
 */
export function unarmorPublicKey(text: string): Uint8Array {
  return unarmor(text, 'PUBLIC KEY BLOCK');
}

/** The same of one detached signature. */
export function unarmorSignature(text: string): Uint8Array {
  return unarmor(text, 'SIGNATURE');
}

function unarmor(text: string, kind: Kind): Uint8Array {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.trimEnd());
  const blank = lines.indexOf('');
  const headers = lines.slice(1, Math.max(blank, 1));
  const framed = lines[0] === beginOf(kind) && lines.at(-1) === endOf(kind) && blank > 0;
  if (!framed || headers.length > MAX_HEADERS || !headers.every((line) => HEADER.test(line))) {
    throw new RequestRefused('armor');
  }
  return decodeBody(lines.slice(blank + 1, -1));
}

function decodeBody(lines: readonly string[]): Uint8Array {
  const data = lines.at(-1)?.startsWith('=') ? lines.slice(0, -1) : lines;
  try {
    return fromBase64(data.join(''));
  } catch {
    throw new RequestRefused('armor');
  }
}
