import { importEd25519 } from '../ed25519.ts';
import { concatBytes, fromHex } from '../encoding.ts';
import { toBigEndian } from './bytes.ts';
import { HASH_SHA512 } from './hash.ts';
import { TAG, writePacket } from './packet.ts';
import { ALGORITHM, hashedKey, publicKeyOf } from './public-key.ts';
import type { SeededKey } from './seeded-key.ts';
import { writeLegacySignature } from './signature.ts';
import { SUBPACKET, type Subpacket, writeSubpackets } from './subpacket.ts';

/** Positive certification (RFC 9580 section 5.2.1). */
export const POSITIVE_CERTIFICATION = 0x13;

/** Generic, persona, casual or positive: over a key itself they all mean the same. */
export function isCertification(type: number): boolean {
  return type >= 0x10 && type <= POSITIVE_CERTIFICATION;
}

/** What a certification ties together: the bodies of a primary key packet and of a User ID packet. */
export interface Binding {
  readonly key: Uint8Array;
  readonly userId: Uint8Array;
}

/** A signature packet of type 0x13 over the binding, which states who made it, when, and `statements`. */
export async function signBinding(
  binding: Binding,
  by: SeededKey,
  created: number,
  statements: readonly Subpacket[],
): Promise<Uint8Array> {
  const subpackets = [...(await origin(by, created)), ...statements];
  const hashedPart = concatBytes(
    Uint8Array.of(4, POSITIVE_CERTIFICATION, ALGORITHM.eddsaLegacy, HASH_SHA512),
    writeSubpackets(subpackets),
  );
  const digest = await crypto.subtle.digest('SHA-512', hashedBytes(binding, hashedPart));
  const signature = await crypto.subtle.sign('Ed25519', await importEd25519(by.seed), digest);
  const proof = concatBytes(new Uint8Array(digest, 0, 2), writeLegacySignature(new Uint8Array(signature)));
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
function timeSubpacket(type: number, seconds: number): Subpacket {
  return { type, critical: true, data: toBigEndian(seconds, 4) };
}

/** A lifetime from one second to another. Throws a `RangeError` where it is none: zero would mean "for ever". */
export function lifetimeSubpacket(type: number, from: number, until: number): Subpacket {
  if (until <= from) throw new RangeError('ends before it begins');
  return timeSubpacket(type, until - from);
}

/** RFC 9580 section 5.2.4. */
function hashedBytes({ key, userId }: Binding, hashedPart: Uint8Array): Uint8Array<ArrayBuffer> {
  const hashedUserId = concatBytes(Uint8Array.of(0xb4), toBigEndian(userId.length, 4), userId);
  const trailer = concatBytes(Uint8Array.of(4, 0xff), toBigEndian(hashedPart.length, 4));
  return concatBytes(hashedKey(key), hashedUserId, hashedPart, trailer);
}
