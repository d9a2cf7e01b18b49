import type { CertificateFile, CertificateVerdict, CertificateView } from '../protocol/certificate.ts';
import type { Fid, KeyPackageRef, Serial, SessionId, UnixSeconds } from '../protocol/terms.ts';
import type { ActivityEvent } from './activity.ts';
import type { AskedIdCert } from './elsewhere.ts';
import type { KeyPackageContents } from './key-package-reader.ts';
import type { JourneyProgress } from './ports.ts';
import type { BackupState } from './settings.ts';
import type { WaysIn } from './ways-in.ts';

/** What the page is shown. Plain data, nothing secret. */

export type Status =
  /** Nothing is stored here. */
  | { readonly phase: 'new' }
  | { readonly phase: 'locked'; readonly fid: Fid | null; readonly waysIn: WaysIn }
  /** Open, but no session: create one, or sign in. `known` are the actors whose keys are here. */
  | {
      readonly phase: 'signed-out';
      readonly known: readonly { readonly fid: Fid; readonly homeServer: string }[];
      /**
       * Whose session ended last, and when this browser heard of it: the server had ended it, or deleted the identity as
       * was asked here. Null where the person signed out.
       */
      readonly ended: {
        readonly fid: Fid;
        readonly at: UnixSeconds;
        readonly by: 'server' | 'deletion';
      } | null;
    }
  /** Open; an enrolment was cut off before the server's ID-Cert was here. Asks for the password again. */
  | {
      readonly phase: 'enrolling';
      readonly fid: Fid;
      readonly homeServer: string;
      readonly register: boolean;
    }
  /** Open, and the session's record is here; but not its current key, or not that key's ID-Cert: somebody cleared them. */
  | { readonly phase: 'gone'; readonly fid: Fid; readonly homeServer: string; readonly needsSignIn: boolean }
  | {
      readonly phase: 'ready';
      readonly fid: Fid;
      readonly homeServer: string;
      readonly needsSignIn: boolean;
    };

/** The home server's key, as it was asked for just now and is known here. */
export interface ServerKey {
  readonly domain: string;
  readonly fingerprint: string;
}

/** An open journey and where it stands. */
export type OpenJourney = Pick<JourneyProgress, 'journey' | 'state'> & { readonly startedAt: UnixSeconds };

export interface Overview {
  readonly fid: Fid;
  readonly sessionId: SessionId;
  readonly homeServer: string;
  readonly server: ServerKey;
  readonly certificate: {
    readonly view: CertificateView;
    /** From here on a rotation is offered. */
    readonly renewalOpensAt: UnixSeconds;
  };
  readonly pool: Pool;
  readonly use: PoolUse;
  readonly lastResort: KeyPackageRow | null;
  readonly openJourney: OpenJourney | null;
  readonly needsSignIn: boolean;
  /** Of the last backup file that is known here. `isBehind`: it lacks the present identity key. */
  readonly backup: Pick<BackupState, 'madeAt' | 'provenAt'> & { readonly isBehind: boolean };
  /** The server's clock as last heard; all dates here are to be read against it. */
  readonly now: UnixSeconds;
  /** Server minus this machine, seconds. */
  readonly clockSkew: number | null;
}

export interface Pool {
  /** Published, unclaimed, valid, and with enough life left to count. */
  readonly available: number;
  /** Published and valid, but with less than 7 days left. */
  readonly expiringSoon: number;
  /** The pool's thresholds: full, worth a refill, little, too little. */
  readonly target: number;
  readonly refillAt: number;
  readonly amber: number;
  readonly red: number;
  readonly level: 'good' | 'low' | 'amber' | 'red';
  /** When the server was last asked. */
  readonly syncedAt: UnixSeconds | null;
}

/** How ordinary KeyPackages were used in the last 30 days, today included. */
export interface PoolUse {
  /** The beginning of those days, or when the first one was published, where that is later; null where none was. */
  readonly since: UnixSeconds | null;
  /** How many were claimed since then. */
  readonly claimed: number;
  /**
   * Seconds for which those on offer last at that rate, and no longer than they are valid; null where there is no rate,
   * since nothing was claimed or there is less than a day to tell it by.
   */
  readonly cover: number | null;
  /** The latest last. */
  readonly days: readonly StockDay[];
}

export interface StockDay {
  readonly from: UnixSeconds;
  /** On offer at its end; of today, now. */
  readonly stock: number;
  readonly claimed: number;
}

export interface CertificateEntry {
  readonly id: string;
  readonly sessionId: SessionId;
  readonly state: 'current' | 'superseded' | 'rejected' | 'pending';
  /** Null for a pending key, and where the bytes could not be read. */
  readonly view: CertificateView | null;
  readonly verdict: CertificateVerdict | null;
  /** To copy and to keep; null for a pending key. */
  readonly file: CertificateFile | null;
  /** The key itself, without the home server's word; null where it is not here, and then its private half is not. */
  readonly publicKey: CertificateFile | null;
  readonly fingerprint: string;
  readonly receivedAt: UnixSeconds;
  readonly supersededAt: UnixSeconds | null;
}

export interface KeyPackageRow {
  readonly ref: KeyPackageRef;
  readonly kind: 'ordinary' | 'last-resort';
  /** `expired` and `expiring` are read off the clock, the rest is stored. */
  readonly state: 'staged' | 'available' | 'expiring' | 'expired' | 'claimed' | 'superseded' | 'replaced';
  /** Of the MLS registry; null where the stored bytes are no KeyPackage. */
  readonly cipherSuite: number | null;
  /** Of the ID-Cert that it carries. */
  readonly serial: string;
  readonly createdAt: UnixSeconds;
  readonly publishedAt: UnixSeconds | null;
  readonly claimedAt: UnixSeconds | null;
  readonly notAfter: UnixSeconds;
  readonly handedOut: boolean;
  /** Is its private half still kept here? */
  readonly hasPrivateHalf: boolean;
}

export interface KeyPackageList {
  readonly pool: Pool;
  readonly policy: PoolPolicy;
  /** The latest first. */
  readonly rows: readonly KeyPackageRow[];
  /** Nothing new is begun before it is finished. */
  readonly openJourney: OpenJourney | null;
  readonly needsSignIn: boolean;
}

/** Who fills the pool, and what may be chosen. */
export interface PoolPolicy {
  readonly refillsByItself: boolean;
  /** With fewer than this left it does so. */
  readonly refillsBelow: number;
  /** Of the target. */
  readonly least: number;
  readonly most: number;
}

/** One KeyPackage, opened. */
export interface KeyPackageEntry {
  readonly row: KeyPackageRow;
  readonly notBefore: UnixSeconds;
  /** When it was found to be superseded. */
  readonly supersededAt: UnixSeconds | null;
  /** TLS-serialised, public. */
  readonly bytes: Uint8Array;
  /** Null where the bytes are no KeyPackage. */
  readonly contents: KeyPackageContents | null;
  /** `kept`: it is here, opens, and belongs to the two public keys. `damaged`: one of that does not hold. */
  readonly privateHalf: 'kept' | 'damaged' | 'deleted';
}

/** What the home server tells of the actor's sessions. */
export interface SessionList {
  readonly sessions: readonly SessionEntry[];
  /** The server's clock as last heard; all dates here are to be read against it. */
  readonly now: UnixSeconds;
}

/** A session of the actor that the home server says lives, this one included. */
export interface SessionEntry {
  readonly sessionId: SessionId;
  readonly isThis: boolean;
  readonly createdAt: UnixSeconds;
  /** What the server says of its current ID-Cert. */
  readonly serial: Serial;
  readonly expiresAt: UnixSeconds;
  /** That ID-Cert, as it is judged here; null where the server does not show it. */
  readonly certificate: {
    readonly view: CertificateView | null;
    /** For another session without the check of the key: this browser did not make it. */
    readonly verdict: CertificateVerdict;
    readonly file: CertificateFile;
    /**
     * Can its issuer be known here: is it the pinned server key, or one that it leads to? False where an earlier key of
     * the server seems to have certified it that this browser never knew: `certification` is null, and so is no alarm.
     */
    readonly isIssuerKnown: boolean;
  } | null;
}

/** All ID-Certs of the actor that the home server tells of. */
export interface IssuedList {
  readonly entries: readonly IssuedEntry[];
  /** The server's clock as last heard; all dates here are to be read against it. */
  readonly now: UnixSeconds;
}

/** An ID-Cert that the home server says it issued to the actor. */
export interface IssuedEntry {
  readonly sessionId: SessionId;
  readonly isThis: boolean;
  readonly serial: Serial;
  readonly issuedAt: UnixSeconds;
  readonly supersededAt: UnixSeconds | null;
  readonly revokedAt: UnixSeconds | null;
  readonly certificate: NonNullable<SessionEntry['certificate']>;
}

/** "Was that you?", of a new ID-Cert of another session. */
export interface Question extends Omit<AskedIdCert, 'idCert'> {
  /** What the person calls that session. */
  readonly name: string | null;
  /** The ID-Cert, as it is judged by the server keys that are known here. */
  readonly certificate: NonNullable<SessionEntry['certificate']>;
}

export interface ActivityEntry {
  /** Grows with time. */
  readonly id: number;
  readonly at: UnixSeconds;
  readonly sessionId: SessionId;
  /** Of the session that is open now? */
  readonly isThis: boolean;
  readonly event: ActivityEvent;
}
