import { concatBytes } from '../encoding.ts';
import { armorPublicKey } from './armor.ts';
import { signBinding } from './certification.ts';
import { TAG, writePacket } from './packet.ts';
import { publicKeyOf } from './public-key.ts';
import type { SeededKey } from './seeded-key.ts';
import { KEY_FLAG } from './signature-facts.ts';
import { SUBPACKET, type Subpacket } from './subpacket.ts';

/**
 * A certificate with one User ID and one self-signature, to be certified by somebody else. The same key and text give
 * the same bytes where the platform's Ed25519 is deterministic, as RFC 8032 has it.
 */
export async function makeCertificateRequest(
  key: SeededKey,
  userId: string,
): Promise<{ armored: string; publicKey: Uint8Array; fingerprint: string }> {
  const { publicKey, fingerprint } = await publicKeyOf(key);
  const binary = await selfSign(key, userId, []);
  return { armored: armorPublicKey(binary), publicKey, fingerprint };
}

/**
 * Critical: who cannot read what a key is for must not use it. Both flags for everybody: programs expect of a primary
 * key that it certifies, and OpenPGP.js believes certifications only of keys that may sign as well.
 */
const KEY_FLAGS: Subpacket = {
  type: SUBPACKET.keyFlags,
  critical: true,
  data: Uint8Array.of(KEY_FLAG.certify | KEY_FLAG.sign),
};

/** Primary key | User ID | self-signature, made in the second in which the key was. */
export async function selfSign(
  key: SeededKey,
  userId: string,
  statements: readonly Subpacket[],
): Promise<Uint8Array> {
  const binding = { key: (await publicKeyOf(key)).body, userId: new TextEncoder().encode(userId) };
  return concatBytes(
    writePacket(TAG.publicKey, binding.key),
    writePacket(TAG.userId, binding.userId),
    await signBinding(binding, key, key.created, [KEY_FLAGS, ...statements]),
  );
}
