import { sha1 } from '@noble/hashes/legacy.js';
import { concatBytes, equalBytes } from '../encoding.ts';
import { toBigEndian } from './bytes.ts';
import { encryptCfb } from './cfb.ts';
import { readPackets, TAG, writePacket } from './packet.ts';
import { publicKeyOf } from './public-key.ts';
import type { SeededKey } from './seeded-key.ts';
import { describeStringToKey, stringToKey } from './string-to-key.ts';

/** RFC 9580 section 5.5.3: what is sealed ends with its SHA-1, and how the passphrase becomes a key is told. */
const SEALED_WITH_SHA1 = 254;
const AES256 = 9;
const SALT_LENGTH = 8;
const IV_LENGTH = 16;

/**
 * The same certificate with the private half of its key, sealed under a passphrase in the one way that GnuPG 2.2, GnuPG
 * 2.4 and Sequoia all read. Throws a `TypeError` where the certificate is not of this key.
 */
export async function withSealedSecret(
  certificate: Uint8Array,
  key: SeededKey,
  passphrase: string,
): Promise<Uint8Array> {
  const publicKey = (await publicKeyOf(key)).body;
  const { packets, malformed } = readPackets(certificate);
  const [primary, ...rest] = packets;
  const isOfKey = primary?.tag === TAG.publicKey && equalBytes(primary.body, publicKey);
  if (malformed || !isOfKey) throw new TypeError('a certificate of another key');
  return concatBytes(
    writePacket(TAG.secretKey, concatBytes(publicKey, await sealSecret(key.seed, passphrase))),
    ...rest.map(({ tag, body }) => writePacket(tag, body)),
  );
}

async function sealSecret(seed: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_LENGTH));
  const iv = crypto.getRandomValues(new Uint8Array(IV_LENGTH));
  const secret = multiprecision(seed);
  const plaintext = concatBytes(secret, sha1(secret));
  const key = stringToKey(passphrase, salt);
  const sealed = await encryptCfb(key, iv, plaintext);
  for (const bytes of [secret, plaintext, key]) bytes.fill(0);
  return concatBytes(Uint8Array.of(SEALED_WITH_SHA1, AES256), describeStringToKey(salt), iv, sealed);
}

/** RFC 9580 section 3.2: the count of bits, and the bytes without zeros before them. */
function multiprecision(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const first = bytes.findIndex((byte) => byte !== 0);
  const significant = first < 0 ? new Uint8Array() : bytes.subarray(first);
  const bits = significant.length * 8 - Math.clz32(significant[0] ?? 0) + 24;
  return concatBytes(toBigEndian(significant.length === 0 ? 0 : bits, 2), significant);
}
