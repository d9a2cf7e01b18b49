import type { Settings } from '../flows/settings.ts';
import type { Passkey, Proof, WaysIn } from '../flows/ways-in.ts';

/** A passkey as the browser has just made it, with what its PRF made of the vault's salt. */
export interface NewPasskey extends Omit<Passkey, 'madeAt'> {
  /** 32 bytes. */
  readonly secret: Uint8Array;
}

/**
 * What a person can do with the vault itself. A `proof` is checked in the worker each time: an open vault alone neither
 * gets a way in or another passphrase nor gives anything out. Removing a way asks for none: it gives nobody access, and a
 * lost authenticator has to be removable at once. The passphrase can never be removed.
 *
 * Throws `PASSPHRASE_WRONG`, `RECOVERY_KEY_MISTYPED`, `RECOVERY_KEY_WRONG` or `PASSKEY_WRONG` for a proof that does not open
 * the vault, `KDF_WEAKENED` or `WAY_IN_DAMAGED` for what is stored.
 */
export interface VaultUseCases {
  unlock(proof: Proof): Promise<void>;
  /** Ends the worker: nothing secret stays in memory. All tabs lock. */
  lock(): Promise<void>;
  waysIn(): Promise<WaysIn>;
  /** Wraps the vault key anew; no record is touched. Throws `PASSPHRASE_WEAK`. */
  changePassphrase(input: { proof: Proof; passphrase: string }): Promise<void>;
  /**
   * Makes a recovery key, to be shown until it is typed back and never given out again: 28 characters in seven groups, with
   * hyphens between. It opens nothing until it is typed back; one that was made before works until then.
   */
  makeRecoveryKey(input: { proof: Proof }): Promise<string>;
  /**
   * Throws `RECOVERY_KEY_MISTYPED`, `RECOVERY_KEY_WRONG` where it is not the one that was just made, or
   * `RECOVERY_KEY_CHANGED` where another tab stored or removed one since.
   */
  confirmRecoveryKey(input: { typed: string }): Promise<void>;
  /** Throws `PASSPHRASE_DAMAGED` where that is no way in: then no other one is given up. */
  removeRecoveryKey(): Promise<void>;
  /**
   * Wraps the vault key for an authenticator. Its secret must have been derived twice and been the same. Throws
   * `NAME_MALFORMED`, or `UNEXPECTED` for a name of more than 60 characters: the page takes none.
   */
  addPasskey(input: { proof: Proof; passkey: NewPasskey }): Promise<void>;
  /** Throws as `removeRecoveryKey` does. */
  removePasskey(input: { credentialId: string }): Promise<void>;
  settings(): Promise<Settings>;
  /** Throws `NAME_MALFORMED` for half a character, and `UNEXPECTED` for a value out of its range: the page offers none. */
  changeSettings(change: Partial<Settings>): Promise<void>;
}
