import type { KeyPackageRef, SessionId, UnixSeconds } from '../protocol/terms.ts';

/** What the person has chosen in this browser. Public. */
export interface Settings {
  /** Idle time until the vault locks itself, 1 to 60; 15 unless chosen. */
  readonly autoLockMinutes: number;
  /** In the renewal window, is the key rotated at unlock without being asked for? True unless chosen. */
  readonly rotatesByItself: boolean;
  /** How many ordinary KeyPackages a full pool has: within `POOL_TARGET`; 100 unless chosen. */
  readonly poolTarget: number;
  /** Is the pool filled without a click where little is left? True unless chosen. A rotation fills it always. */
  readonly refillsByItself: boolean;
  /** What the person calls sessions; known here only, as a session ID never names a device. */
  readonly names: Readonly<Record<SessionId, string>>;
}

/** Which keys: those of identities by fingerprint, private halves by the reference of their KeyPackage. */
export interface KeyNames {
  readonly identityKeys: readonly string[];
  readonly privateHalves: readonly KeyPackageRef[];
}

/** What is known of the backup files that were made here or restored here. */
export interface BackupState {
  /** Of the last one made. */
  readonly madeAt: UnixSeconds | null;
  /** How many entries of the activity log it covers. What came later is in no file. */
  readonly logLength: number;
  /** When the restore drill last passed. */
  readonly provenAt: UnixSeconds | null;
  /** Which of the keys here that file was proven to hold. */
  readonly proven: KeyNames;
}

/** Each write is one strict transaction over what is stored then. Throws as `IdentityStore` does. */
export interface SettingsStore {
  read(): Promise<Settings>;
  /** Of `names`, those given alone change; an empty one is taken away. */
  change(change: Partial<Settings>): Promise<void>;
  backup(): Promise<BackupState>;
  noteBackup(change: Partial<BackupState>): Promise<void>;
}

/** Two records of the store `settings`; what was never written has its default. */
export type SettingsRecord =
  | (Partial<Settings> & { readonly id: 'settings' })
  | (Partial<BackupState> & { readonly id: 'backup' });
