/** AES-256-GCM over one secret record, under the vault key. */
export interface Sealed {
  readonly nonce: Uint8Array;
  readonly ciphertext: Uint8Array;
  /** What it was sealed with, so that a record which was moved is told from a damaged one. Older records lack it. */
  readonly boundTo?: Uint8Array;
}
