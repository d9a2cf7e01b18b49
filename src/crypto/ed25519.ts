import type { Sign } from './curves/curves.ts';
import { findCurves } from './curves/find-curves.ts';
import { isSmallOrderEd25519 } from './small-order.ts';

const SEED_LENGTH = 32;
const PUBLIC_KEY_LENGTH = 32;
const SIGNATURE_LENGTH = 64;

/** The raw 32-byte public key. */
export async function ed25519PublicKey(seed: Uint8Array): Promise<Uint8Array> {
  checkSeed(seed);
  return (await findCurves()).ed25519PublicKey(seed);
}

/** Signs with this seed, which is read once. */
export async function ed25519Signer(seed: Uint8Array): Promise<Sign> {
  checkSeed(seed);
  return (await findCurves()).ed25519Signer(seed);
}

/**
 * Is this the key's signature over the message? False too where the key is none, or of small order: under such a key one
 * signature fits everything. Node says so itself, Chromium does not.
 */
export async function verifyEd25519(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (publicKey.length !== PUBLIC_KEY_LENGTH || signature.length !== SIGNATURE_LENGTH) return false;
  if (isSmallOrderEd25519(publicKey)) return false;
  return (await findCurves()).verifyEd25519(publicKey, message, signature);
}

/** OpenSSL overlooks what follows the first 32. */
function checkSeed(seed: Uint8Array): void {
  if (seed.length !== SEED_LENGTH) throw new RangeError('an Ed25519 seed has 32 bytes');
}
