import type { ServerIdentity, WireIdCert } from '../protocol/certificate.ts';
import type { Dialect } from '../protocol/dialect.ts';
import type { HttpPort } from '../protocol/http.ts';
import type { Fid, KeyPackageRef, Serial, SessionId, UnixSeconds } from '../protocol/terms.ts';
import type { ActivityRecord } from './activity.ts';
import type { ElsewhereStore } from './elsewhere.ts';
import type { ForeignServerStore } from './foreign/ports.ts';
import type { Gateway } from './gateway.ts';
import type { KeyPackageMaker } from './key-package-maker.ts';
import type { KeyPackageReader } from './key-package-reader.ts';
import type { Patience } from './patience.ts';
import type { Sealed } from './sealed.ts';
import type { SettingsStore } from './settings.ts';

/** The interfaces that the use cases need of the world, and the records that they keep in it. */

/** What a sealed record is bound to: moved to another place, it does not open. */
export interface RecordAddress {
  readonly store: StoreName;
  readonly id: string;
  readonly fid: Fid;
  readonly sessionId: SessionId;
}

export type StoreName =
  | 'sessions'
  | 'identityKeys'
  | 'idCerts'
  | 'keyPackages'
  | 'journal'
  | 'foreignServers';

/** One session of one actor in this browser. Public, but for the sealed token. Key: `sessionId`. */
export interface SessionRecord {
  readonly sessionId: SessionId;
  readonly fid: Fid;
  /** Base URL of the API, no slash at its end. */
  readonly homeServer: string;
  readonly dialect: string;
  /** Pinned at first use; changes only along a certification by the pinned key. */
  readonly server: ServerIdentity;
  readonly createdAt: UnixSeconds;
  /** Null once it was refused or given up: sign in again. */
  readonly token: Sealed | null;
  /** Set by signing out or where the server revoked it: keys and history stay. At most one record has null. */
  readonly endedAt: UnixSeconds | null;
  /** When the server's inventory was last read. */
  readonly syncedAt: UnixSeconds | null;
}

/** `prepared`: may have been sent. `dead`: must never be used again, kept for the log. Key: `fingerprint`. */
export interface IdentityKeyRecord {
  readonly fingerprint: string;
  readonly sessionId: SessionId;
  readonly state: 'prepared' | 'current' | 'retired' | 'dead';
  readonly created: UnixSeconds;
  /** The certificate request, byte for byte as it is sent. */
  readonly request: string;
  /** The 32-byte seed. */
  readonly secret: Sealed;
}

/** Key: `id`, made of the session ID and the serial; for a rejected one, which may name any serial, of its key. */
export interface IdCertRecord {
  readonly id: string;
  readonly sessionId: SessionId;
  readonly idCert: WireIdCert;
  /** The server's certificate, pinned when it came or before: what it is judged by, to its own expiry. */
  readonly issuer: WireIdCert;
  /** Null where the certificate could not even be read. */
  readonly serial: Serial | null;
  /** Of the identity key that was sent for it. */
  readonly fingerprint: string;
  readonly state: 'current' | 'superseded' | 'rejected';
  readonly receivedAt: UnixSeconds;
  readonly supersededAt: UnixSeconds | null;
}

/**
 * `staged`: durable here, perhaps not on the server. `published`: the server said 201 or 204. `superseded`: voided by a
 * rotation, or nothing that the server would take or still has. `replaced`: a last-resort one that has a successor.
 * Key: `ref`.
 */
export interface KeyPackageRecord {
  readonly ref: KeyPackageRef;
  readonly sessionId: SessionId;
  /** Of the ID-Cert in its credential. */
  readonly serial: Serial;
  readonly kind: 'ordinary' | 'last-resort';
  readonly state: 'staged' | 'published' | 'claimed' | 'superseded' | 'replaced';
  readonly notBefore: UnixSeconds;
  readonly notAfter: UnixSeconds;
  readonly createdAt: UnixSeconds;
  readonly publishedAt: UnixSeconds | null;
  readonly claimedAt: UnixSeconds | null;
  /** When it was found to be `superseded`. */
  readonly supersededAt: UnixSeconds | null;
  /** Has a last-resort one been given to anybody, as far as the server told? */
  readonly handedOut: boolean;
  /** TLS-serialised, public. */
  readonly keyPackage: Uint8Array;
  /** 64 bytes: the init private key, then the encryption private key. Null once it was of no more use. */
  readonly secret: Sealed | null;
}

export type Journey = 'enrol' | 'rotate' | 'replenish' | 'last-resort';

/** Exact bytes to upload, and what they hold. */
export interface Upload {
  readonly refs: readonly KeyPackageRef[];
  readonly body: string;
}

interface EntryBase {
  readonly sessionId: SessionId;
  readonly journey: Journey;
  readonly startedAt: UnixSeconds;
  /** Grows by one with each transition: the store refuses a commit that expects another one. */
  readonly revision: number;
  /** The log tells that the server was restored: once a journey, which may meet it at several of its steps. */
  readonly restored?: true;
}

/** The journal: at most one open entry per session (section 10 of the protocol). Key: `sessionId`. */
export type JournalEntry =
  /**
   * The session record, its key and this entry are durable; `identity` or `session/trust` may have been sent.
   * `register`: is the actor still to be made? `registered`: this enrolment has made it.
   */
  | (EntryBase & {
      state: 'ENROLLING';
      fingerprint: string;
      username: string;
      register: boolean;
      registered?: true;
    })
  | (EntryBase & { state: 'PREPARED'; fingerprint: string; expectedSerial: Serial })
  | (EntryBase & { state: 'CERTIFIED' })
  | (EntryBase & { state: 'STAGED'; uploads: readonly Upload[]; lastResort: Upload | null })
  | (EntryBase & { state: 'UPLOADED'; lastResort: Upload | null });

/** All that one transition writes: applied together or not at all, durable when the promise resolves. */
export interface Commit {
  readonly sessionId: SessionId;
  /** The revision of the open entry that this transition starts from; null where none may be open. */
  readonly expect: number | null;
  /** The next entry; null closes the journal. */
  readonly journal: JournalEntry | null;
  readonly sessions?: readonly SessionRecord[];
  readonly identityKeys?: readonly IdentityKeyRecord[];
  readonly idCerts?: readonly IdCertRecord[];
  readonly keyPackages?: readonly KeyPackageRecord[];
  /** Added to the log, which nothing ever changes. */
  readonly activity?: readonly ActivityRecord[];
}

/**
 * The durable state of this browser. Writes are one strict transaction each. Throws `ClavesError`
 * `JOURNAL_CHANGED` (nothing written), `STORAGE_FULL` or `STORAGE_FAILED`.
 */
export interface IdentityStore {
  sessions(): Promise<SessionRecord[]>;
  session(id: SessionId): Promise<SessionRecord | undefined>;
  journal(id: SessionId): Promise<JournalEntry | undefined>;
  identityKeys(id: SessionId): Promise<IdentityKeyRecord[]>;
  idCerts(id: SessionId): Promise<IdCertRecord[]>;
  keyPackages(id: SessionId): Promise<KeyPackageRecord[]>;
  keyPackage(ref: KeyPackageRef): Promise<KeyPackageRecord | undefined>;
  /** Of all sessions, the oldest first. */
  activity(): Promise<ActivityRecord[]>;
  commit(change: Commit): Promise<void>;
  /** Adds to the log what no journey did, unless it tells that already; whatever journey is open goes on undisturbed. */
  tellOnce(record: ActivityRecord, isTold: (each: ActivityRecord) => boolean): Promise<void>;
}

/** Seals and opens under the vault key, which never leaves the worker. */
export interface VaultPort {
  /** Throws `VAULT_LOCKED`. */
  seal(address: RecordAddress, plaintext: Uint8Array): Promise<Sealed>;
  /** Throws `VAULT_LOCKED`, `RECORD_MOVED` or `RECORD_DAMAGED`. */
  open(address: RecordAddress, sealed: Sealed): Promise<Uint8Array>;
}

export interface Clock {
  /** The home server's time as last heard by its `Date` header, else this machine's. */
  now(): UnixSeconds;
  /** Server's clock minus this machine's, in seconds; null before the first answer. */
  skew(): number | null;
}

export interface Ports {
  readonly store: IdentityStore;
  readonly foreignServers: ForeignServerStore;
  readonly settings: SettingsStore;
  readonly elsewhere: ElsewhereStore;
  readonly vault: VaultPort;
  readonly keyPackages: KeyPackageMaker;
  readonly keyPackageReader: KeyPackageReader;
  readonly clock: Clock;
  readonly patience: Patience;
  /** A connection to a home server, with or without a token. */
  http(homeServer: string, token: string | null, signal?: AbortSignal): HttpPort;
  readonly gateway: Gateway;
  /** The same for another server, with a clock of its own: it must not set the one by which keys are made. */
  abroad(): Pick<Ports, 'http' | 'clock'>;
  dialect(name: string): Dialect;
  /** Cryptographically random bytes. */
  random(length: number): Uint8Array;
  /** Runs `work` while nothing else runs of the same name, in any tab. Throws `STOPPED` when the signal fires before. */
  exclusive<T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Resolves after so many milliseconds; throws `STOPPED` when the signal fires. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Tells the other tabs, and this one's page, that something durable changed. */
  changed(): void;
}

/** What a running journey tells the page. Nothing secret. */
export interface JourneyProgress {
  readonly journey: Journey;
  /** The state of the journal that it stands at; IDLE when done. */
  readonly state: JournalEntry['state'] | 'IDLE';
  /** `working` makes or checks something here, `sending` waits for the server, `waiting` for a retry. */
  readonly doing: 'working' | 'sending' | 'waiting';
  /** How often the same bytes were sent in this state, from 1. */
  readonly attempt?: number;
  /** Milliseconds until the next attempt, from when this was told. */
  readonly wait?: number;
  /** It stood here when this run began: what is sent may have been sent before. */
  readonly isResumed?: boolean;
  /** KeyPackages made so far, of how many. */
  readonly made?: { readonly done: number; readonly of: number };
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  /** Nobody clicked: it is given up sooner. */
  readonly isAutomatic?: boolean;
  readonly onProgress?: (progress: JourneyProgress) => void;
}
