import type { KeyPair } from './curves/curves.ts';
import { findCurves } from './curves/find-curves.ts';

const KEY_LENGTH = 32;

/** The raw 32-byte public key. */
export async function x25519PublicKey(privateKey: Uint8Array): Promise<Uint8Array> {
  if (privateKey.length !== KEY_LENGTH) throw new RangeError('an X25519 private key has 32 bytes');
  return (await findCurves()).x25519PublicKey(privateKey);
}

/** Two fresh halves, raw, 32 bytes each. */
export async function x25519KeyPair(): Promise<KeyPair> {
  return (await findCurves()).x25519KeyPair();
}
