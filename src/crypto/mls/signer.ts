import type { Sign } from '../curves/curves.ts';
import { ed25519PublicKey, ed25519Signer } from '../ed25519.ts';

/** Signs leaf nodes and KeyPackages with an Ed25519 key. */
export interface LeafSigner {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  readonly sign: Sign;
}

/** `seed`: 32 bytes. The key is imported once, however many signatures follow. */
export async function makeLeafSigner(seed: Uint8Array): Promise<LeafSigner> {
  return { publicKey: await ed25519PublicKey(seed), sign: await ed25519Signer(seed) };
}
