import type { BackupFile, BackupProof, BackupSummary, DamageChoice, Restored } from '../flows/backup.ts';
import type { RunOptions } from '../flows/ports.ts';
import type { Overview } from '../flows/views.ts';
import type { Proof } from '../flows/ways-in.ts';
import type { CertificateFile } from '../protocol/certificate.ts';

/** A file as the person chose it, and the passphrase that it was made with. */
export interface SealedBackup {
  readonly bytes: Uint8Array;
  readonly passphrase: string;
}

/**
 * What leaves this browser on purpose, and comes back. Throws `BACKUP_UNREADABLE`, `BACKUP_TOO_NEW` or
 * `BACKUP_PASSPHRASE_WRONG` for a file that does not open, and what a wrong `proof` throws.
 */
export interface BackupUseCases {
  /** Of the last backup file that is known here; no session need be open. */
  backupState(): Promise<Overview['backup']>;
  /**
   * One encrypted file with all that is here but the tokens. `passphrase`: of the file; null takes the vault's own,
   * which `proof` then has to be. Throws `PASSPHRASE_WEAK`, and `KEYS_UNREADABLE` where some keys do not open, unless
   * they are to be left out.
   */
  makeBackup(input: DamageChoice & { proof: Proof; passphrase: string | null }): Promise<BackupFile>;
  /** What a file holds. Writes nothing; the vault need not be there. */
  readBackup(input: SealedBackup): Promise<BackupSummary>;
  /**
   * Takes all of a file into this browser that it lacks, and never back what it has. `vaultPassphrase`: for a new
   * vault; null where one is open. Ends by comparing with the server, which rotates where a private half is missing;
   * without a token that comes once the person has signed in.
   */
  restoreBackup(
    input: SealedBackup & { vaultPassphrase: string | null },
    options?: RunOptions,
  ): Promise<Restored>;
  /** The restore drill: really opens a file, compares each private key in it with what is here, and notes which it holds. */
  proveBackup(input: SealedBackup): Promise<BackupProof>;
  /**
   * Signs out where a session is open, and deletes all that is in this browser for ever. All tabs lock. Throws
   * `BACKUP_LACKS_KEYS` where a key is in no file that was proven, `KEYS_UNREADABLE` where none but such as do not open,
   * unless they are to be given up, `JOURNEY_OPEN`, and what `signOut` throws.
   */
  removeAll(input: DamageChoice & { proof: Proof }): Promise<void>;
  /**
   * An identity key of any session here as an OpenPGP private key under a passphrase of its own, armored: GnuPG imports
   * it. Throws `PASSPHRASE_WEAK`.
   */
  exportPrivateKey(input: {
    proof: Proof;
    fingerprint: string;
    passphrase: string;
  }): Promise<CertificateFile>;
}
