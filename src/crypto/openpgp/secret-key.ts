import { config, enums, SecretKeyPacket } from 'openpgp';
import { concatBytes, equalBytes } from '../encoding.ts';
import { toBigEndian } from './bytes.ts';
import { readPackets, TAG, writePacket } from './packet.ts';
import { publicKeyOf } from './public-key.ts';
import type { SeededKey } from './seeded-key.ts';

const UNSEALED = 0;
const WIDELY_READ = { aeadProtect: false, s2kType: enums.s2k.iterated, s2kIterationCountByte: 0xff } as const;

/** A certificate that cannot be read, or is of another key. */
export class NotOfThisKey extends Error {
  override readonly name = 'NotOfThisKey';
}

/**
 * The same certificate with the private half of its key, sealed under a passphrase in the one way that GnuPG 2.2, GnuPG
 * 2.4 and Sequoia all read. Throws `NotOfThisKey` where the certificate is not.
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
  if (malformed || !isOfKey) throw new NotOfThisKey();
  return concatBytes(
    writePacket(TAG.secretKey, await sealed(publicKey, key.seed, passphrase)),
    ...rest.map(({ tag, body }) => writePacket(tag, body)),
  );
}

/** By OpenPGP.js: iterated and salted over 65 million bytes, which is what GnuPG 2.2 can read at most. */
async function sealed(publicKey: Uint8Array, seed: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const key = new SecretKeyPacket();
  const unsealed = concatBytes(publicKey, unsealedSecret(seed));
  // It reads views of these bytes, which is why they are wiped last.
  await key.read(unsealed);
  await key.encrypt(passphrase, { ...config, ...WIDELY_READ });
  const packet = key.write();
  unsealed.fill(0);
  return packet;
}

/** RFC 9580 section 5.5.3: nothing sealed, and the sum of what follows at the end. */
function unsealedSecret(seed: Uint8Array): Uint8Array {
  const secret = multiprecision(seed);
  const sum = secret.reduce((total, byte) => total + byte, 0) % 65_536;
  return concatBytes(Uint8Array.of(UNSEALED), secret, toBigEndian(sum, 2));
}

/** RFC 9580 section 3.2: the count of bits, and the bytes without zeros before them. */
function multiprecision(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const first = bytes.findIndex((byte) => byte !== 0);
  const significant = first < 0 ? new Uint8Array() : bytes.subarray(first);
  const bits = significant.length * 8 - Math.clz32(significant[0] ?? 0) + 24;
  return concatBytes(toBigEndian(significant.length === 0 ? 0 : bits, 2), significant);
}
