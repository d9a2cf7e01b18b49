/** An Ed25519 key pair in the least that makes it: the seed, and the second that is part of its fingerprint. */
export interface SeededKey {
  /** 32 bytes. */
  readonly seed: Uint8Array;
  readonly created: number;
}
