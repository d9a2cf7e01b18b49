import type { ClavesCode } from '../protocol/claves-error.ts';
import type { Fid, UnixSeconds } from '../protocol/terms.ts';
import type { Finding } from './compare.ts';

/** A backup file as it is kept: encrypted, so that it may lie anywhere. */
export interface BackupFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What is here but not in it, as it does not open. */
  readonly leftOut: KeyCounts;
}

export interface KeyCounts {
  readonly identityKeys: number;
  /** Private halves of KeyPackages. */
  readonly privateHalves: number;
}

/** What a person has decided on keys here that do not open. */
export interface DamageChoice {
  /** To go on without them; else it is refused with `KEYS_UNREADABLE`. */
  readonly withoutDamaged?: boolean;
}

/** What a backup file holds. Public. */
export interface BackupSummary {
  readonly madeAt: UnixSeconds;
  /** The latest first. */
  readonly sessions: readonly {
    readonly fid: Fid;
    readonly homeServer: string;
    /** Of its current identity key; null where it was never certified. */
    readonly fingerprint: string | null;
    readonly ended: boolean;
  }[];
  readonly identityKeys: number;
  readonly idCerts: number;
  /** Private halves of KeyPackages. */
  readonly privateHalves: number;
}

/** What a restore brought that was not here before. */
export interface Restored {
  readonly summary: BackupSummary;
  readonly added: { readonly identityKeys: number; readonly idCerts: number; readonly privateHalves: number };
  /** Null where no session is signed in here: then there is nobody to compare as yet. */
  readonly compared: ComparedAfter | null;
}

/** What came of comparing with the home server after a restore; `failed`: it is tried again at the next unlock. */
export type ComparedAfter =
  | { readonly finding: Finding }
  | { readonly finding: 'failed'; readonly code: ClavesCode };

/** What the restore drill found. What is in the file was opened, and is the key that it says it is. */
export interface BackupProof {
  readonly summary: BackupSummary;
  /** By their fingerprints. */
  readonly identityKeys: Overlap<readonly string[]>;
  /** How many KeyPackages have theirs there. */
  readonly privateHalves: Overlap<number>;
  /** Are the keys in force among those in both? Only then it counts as a proof. */
  readonly holdsCurrent: boolean;
}

/** What is in the file and in this browser, or in one of the two alone. */
export interface Overlap<T> {
  readonly both: T;
  readonly onlyFile: T;
  readonly onlyHere: T;
}
