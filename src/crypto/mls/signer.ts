import { ed25519PublicKey, importEd25519 } from '../ed25519.ts';

/** Signs leaf nodes and KeyPackages with an Ed25519 key. */
export interface LeafSigner {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** `seed`: 32 bytes. The key is imported once, however many signatures follow. */
export async function makeLeafSigner(seed: Uint8Array): Promise<LeafSigner> {
  const key = await importEd25519(seed);
  return {
    publicKey: await ed25519PublicKey(seed),
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, new Uint8Array(bytes))),
  };
}
