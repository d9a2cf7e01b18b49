/**
 * Ed25519 (RFC 8032) and X25519 (RFC 7748), by whatever does them here. Every key, seed and message is raw bytes. Lengths
 * are the caller's: seeds and keys have 32 bytes, signatures 64.
 */
export interface Curves {
  ed25519PublicKey(seed: Uint8Array): Promise<Uint8Array>;
  /** The seed is read once, however many signatures follow. */
  ed25519Signer(seed: Uint8Array): Promise<Sign>;
  /** False too where the public key is none. */
  verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
  x25519PublicKey(privateKey: Uint8Array): Promise<Uint8Array>;
  /** A fresh one. */
  x25519KeyPair(): Promise<KeyPair>;
}

export type Sign = (message: Uint8Array) => Promise<Uint8Array>;

export interface KeyPair {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}
