import type { Sealed } from '../flows/sealed.ts';
import type { KdfParameters } from './kdf-parameters.ts';

/** The cryptography that a vault needs: key derivations, a hash, and an AEAD with 256-bit keys. */
export interface VaultCipher {
  /** For a new wrap, and the least that is accepted of a stored one. */
  readonly kdf: KdfParameters;
  isWeaker(parameters: KdfParameters, floor: KdfParameters): boolean;
  /** 32 bytes from a passphrase that is not empty. */
  deriveKey(passphrase: string, salt: Uint8Array, parameters: KdfParameters): Promise<Uint8Array>;
  /** 32 bytes from a secret that nobody can guess; `info` names what they are for. */
  deriveSubkey(secret: Uint8Array, salt: Uint8Array, info: string): Promise<Uint8Array>;
  /** SHA-256. At once: a transaction waits for nothing else. */
  hash(bytes: Uint8Array): Uint8Array;
  /** A handle that does not give its 32 bytes away again. */
  importKey(raw: Uint8Array): Promise<CryptoKey>;
  seal(key: CryptoKey, plaintext: Uint8Array, additionalData: Uint8Array): Promise<Sealed>;
  /** Null where it does not open. */
  open(key: CryptoKey, sealed: Sealed, additionalData: Uint8Array): Promise<Uint8Array | null>;
  /** 16 bytes as a person writes them down. */
  formatRecoveryKey(secret: Uint8Array): string;
  /** Those bytes again, or null where a slip was made. */
  parseRecoveryKey(typed: string): Uint8Array | null;
  random(length: number): Uint8Array;
}

/** Takes the raw bytes over and wipes them. */
export async function importAndWipe(cipher: VaultCipher, raw: Uint8Array): Promise<CryptoKey> {
  try {
    return await cipher.importKey(raw);
  } finally {
    raw.fill(0);
  }
}
