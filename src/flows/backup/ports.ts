import type { UnixSeconds } from '../../protocol/terms.ts';
import type { ActivityRecord } from '../activity.ts';
import type { ForeignServerRecord } from '../foreign/ports.ts';
import type {
  IdCertRecord,
  IdentityKeyRecord,
  JournalEntry,
  KeyPackageRecord,
  Ports,
  SessionRecord,
} from '../ports.ts';
import type { BackupState, Settings } from '../settings.ts';

/** What backups need of the world beside what all flows do. */

/** All records that this browser keeps, but for its vault. Secrets are sealed. */
export interface Snapshot {
  readonly sessions: readonly SessionRecord[];
  readonly identityKeys: readonly IdentityKeyRecord[];
  readonly idCerts: readonly IdCertRecord[];
  readonly keyPackages: readonly KeyPackageRecord[];
  readonly journal: readonly JournalEntry[];
  readonly foreignServers: readonly ForeignServerRecord[];
  /** The oldest first. */
  readonly activity: readonly ActivityRecord[];
  /** What was ever chosen. */
  readonly settings: Partial<Settings>;
  readonly backup: Partial<BackupState>;
}

/** What a restore writes: records to be put, and what is not here stays as it is. */
export interface Additions extends Omit<Snapshot, 'activity' | 'settings' | 'backup'> {
  /** The whole log in its new order; null where nothing was added to it. */
  readonly activity: readonly ActivityRecord[] | null;
  readonly settings: Partial<Settings>;
  readonly backup: Partial<BackupState>;
}

/** Throws as `IdentityStore` does. */
export interface BackupStore {
  /** As of one moment: no journey is seen halfway through a step. */
  snapshot(): Promise<Snapshot>;
  /** One strict transaction: computes from what is stored then, and writes what that comes to, all or nothing. */
  merge(compute: (here: Snapshot) => Additions): Promise<void>;
  /** One strict transaction: deletes everything, the vault too, unless `check` throws at what is stored then. */
  erase(check: (here: Snapshot) => void): Promise<void>;
}

/** With the 32-byte seed in the clear. */
export type OpenIdentityKey = Omit<IdentityKeyRecord, 'secret'> & { readonly secret: Uint8Array };
/** With the 64 bytes of both private halves in the clear, where they are kept. */
export type OpenKeyPackage = Omit<KeyPackageRecord, 'secret'> & { readonly secret: Uint8Array | null };

/** What is public of a foreign server and stays true: its session is to be signed in again. */
export type KnownForeignServer = Pick<
  ForeignServerRecord,
  'id' | 'sessionId' | 'address' | 'dialect' | 'server' | 'createdAt' | 'endedAt'
>;

/** What is in a backup file, opened. It has no place for a token. */
export interface BackupContent {
  readonly madeAt: UnixSeconds;
  readonly sessions: readonly Omit<SessionRecord, 'token'>[];
  readonly identityKeys: readonly OpenIdentityKey[];
  readonly idCerts: readonly IdCertRecord[];
  readonly keyPackages: readonly OpenKeyPackage[];
  readonly journal: readonly JournalEntry[];
  readonly foreignServers: readonly KnownForeignServer[];
  readonly activity: readonly ActivityRecord[];
  readonly settings: Partial<Settings>;
}

/** The format of the file. */
export interface BackupFiles {
  /** Encrypts. What is handed back can be read again: throws `BACKUP_IMPOSSIBLE` or `BACKUP_TOO_LARGE` else. */
  write(content: BackupContent, passphrase: string): Promise<Uint8Array>;
  /**
   * Decrypts, and reads strictly: all members are of their types. Throws `BACKUP_UNREADABLE`, `BACKUP_TOO_NEW`,
   * `BACKUP_PASSPHRASE_WRONG` or `KDF_WEAKENED`.
   */
  read(bytes: Uint8Array, passphrase: string): Promise<BackupContent>;
}

export interface BackupPorts extends Ports {
  readonly backups: BackupStore;
  readonly files: BackupFiles;
}
