import type { ServerIdentity } from '../../protocol/certificate.ts';
import type { ClavesCode } from '../../protocol/claves-error.ts';
import type { Serial, SessionId, UnixSeconds } from '../../protocol/terms.ts';
import type { ActivityRecord } from '../activity.ts';
import type { Sealed } from '../sealed.ts';

/** What the flows about foreign servers need of the world beside what all flows do. */

/**
 * What a session of this browser has at a server that is not its home. Public, but for the sealed token. Never deleted:
 * what was pinned stays so. Key: `id`, made of the session ID and the server's domain.
 */
export interface ForeignServerRecord {
  readonly id: string;
  /** Of the session at home. It has the same one there. */
  readonly sessionId: SessionId;
  /** Base URL of the API, no slash at its end. */
  readonly address: string;
  readonly dialect: string;
  /** Pinned at first use; changes only along a certification by the pinned key. */
  readonly server: ServerIdentity;
  readonly createdAt: UnixSeconds;
  /** Set by signing out there, or of the session at home. */
  readonly endedAt: UnixSeconds | null;
  /** Null before the first sign-in, and once it was refused: a new challenge brings a new one. */
  readonly token: Sealed | null;
  /** Of the newest ID-Cert that it is known to have learned, and when. */
  readonly toldSerial: Serial | null;
  readonly toldAt: UnixSeconds | null;
  /** Until then it believes that ID-Cert without asking the home server, as it said last. Null where it does not tell. */
  readonly believedUntil: UnixSeconds | null;
  /** What stands in the way; null while all is well. */
  readonly trouble: Trouble | null;
  /** Grows by one with each write: the store refuses one that expects another. */
  readonly revision: number;
}

/** Of tries that failed. By the clock of the home server. */
export interface Trouble {
  /** Of the last one. */
  readonly code: ClavesCode;
  readonly lastTriedAt: UnixSeconds;
  readonly nextTryAt: UnixSeconds;
  /** How many, one after the other. */
  readonly failures: number;
  /** When each request of theirs was sent, as far as it may still count. */
  readonly requests: readonly UnixSeconds[];
}

/** One write: the record and what the log tells of it, together or not at all. */
export interface ForeignCommit {
  readonly record: ForeignServerRecord;
  /** The revision that it starts from; null where none may be there. */
  readonly expect: number | null;
  readonly activity?: readonly ActivityRecord[];
}

/** Durable when the promise resolves. Throws as `IdentityStore` does; `JOURNAL_CHANGED`: nothing was written. */
export interface ForeignServerStore {
  /** Of all sessions here. */
  all(): Promise<ForeignServerRecord[]>;
  one(id: string): Promise<ForeignServerRecord | undefined>;
  commit(change: ForeignCommit): Promise<void>;
}
