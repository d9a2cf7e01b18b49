import { ed25519Signer } from '../ed25519.ts';
import { concatBytes, fromHex } from '../encoding.ts';
import { toBigEndian } from './bytes.ts';
import { HASH_SHA512 } from './hash.ts';
import { TAG, writePacket } from './packet.ts';
import { ALGORITHM, publicKeyOf } from './public-key.ts';
import type { SeededKey } from './seeded-key.ts';
import { writeLegacySignature } from './signature.ts';
import { SUBPACKET, type Subpacket, writeSubpackets } from './subpacket.ts';

/** What a signature is, and what it says beside who made it. `created`: UNIX seconds. */
export interface Statement {
  readonly type: number;
  readonly created: number;
  readonly statements: readonly Subpacket[];
}

/** A version 4 signature packet over what a signature of this type hashes first. SHA-512, deterministic. */
export async function signBytes(
  covered: Uint8Array,
  { type, created, statements }: Statement,
  by: SeededKey,
): Promise<Uint8Array<ArrayBuffer>> {
  const hashedPart = concatBytes(
    Uint8Array.of(4, type, ALGORITHM.eddsaLegacy, HASH_SHA512),
    writeSubpackets([...(await origin(by, created)), ...statements]),
  );
  // RFC 9580 section 5.2.4.
  const trailer = concatBytes(Uint8Array.of(4, 0xff), toBigEndian(hashedPart.length, 4));
  const hashed = concatBytes(covered, hashedPart, trailer);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-512', hashed));
  const sign = await ed25519Signer(by.seed);
  const proof = concatBytes(digest.subarray(0, 2), writeLegacySignature(await sign(digest)));
  return writePacket(TAG.signature, concatBytes(hashedPart, writeSubpackets([]), proof));
}

/** The key ID repeats the fingerprint: GnuPG 2.2 finds the issuer by it alone. */
async function origin(by: SeededKey, created: number): Promise<Subpacket[]> {
  const fingerprint = fromHex((await publicKeyOf(by)).fingerprint);
  return [
    timeSubpacket(SUBPACKET.signatureCreation, created),
    { type: SUBPACKET.issuerKeyId, critical: false, data: fingerprint.subarray(-8) },
    {
      type: SUBPACKET.issuerFingerprint,
      critical: false,
      data: concatBytes(Uint8Array.of(4), fingerprint),
    },
  ];
}

/** Critical: who cannot read a time must not believe the signature. */
export function timeSubpacket(type: number, seconds: number): Subpacket {
  return { type, critical: true, data: toBigEndian(seconds, 4) };
}
