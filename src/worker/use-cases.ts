import type { JourneyProgress } from '../flows/ports.ts';
import type { CertificateVerdict, CertificateView } from '../protocol/certificate.ts';
import type { Fid, KeyPackageRef, SessionId, UnixSeconds } from '../protocol/terms.ts';

/**
 * The worker's whole surface: what a person can do, not what cryptography can. Everything that crosses is plain
 * data and public, but for what a person types, which goes in and never comes out.
 */
export interface UseCases {
  /** Where this browser stands; asked first, and again after each change. */
  status(): Promise<Status>;
  /** Asks an address whether a home server answers there. Nothing is stored. */
  discover(input: { address: string }): Promise<HomeServer>;
  /** Makes the vault where there is none, then registers an actor and enrols this session. */
  createIdentity(input: EnrolInput, options?: CallOptions): Promise<void>;
  /** Like `createIdentity`, for an actor that exists: a new session in this browser, or an ended one taken up again. */
  signIn(input: EnrolInput, options?: CallOptions): Promise<void>;
  /** Goes on with an enrolment that was cut off, or signs the same session in again when its token is gone. */
  resumeSignIn(input: { password: string }, options?: CallOptions): Promise<void>;
  /** Gives up an enrolment that the server never certified. The key is kept as dead. */
  abandonEnrolment(): Promise<void>;
  unlock(input: { passphrase: string }): Promise<void>;
  /** Ends the worker: nothing secret stays in memory. */
  lock(): Promise<void>;

  overview(): Promise<Overview>;
  certificates(): Promise<CertificateEntry[]>;
  keyPackages(): Promise<KeyPackageList>;
  /** Reads the server's inventory and marks what was claimed. */
  refresh(): Promise<void>;

  /** New identity key, new ID-Cert, new KeyPackages. Finishes an open journey first. */
  rotate(input?: undefined, options?: CallOptions): Promise<void>;
  /** Fills the pool to its target. Resolves to how many were published. */
  replenish(input?: undefined, options?: CallOptions): Promise<number>;
  replaceLastResort(input?: undefined, options?: CallOptions): Promise<void>;
  /** Finishes the open journey, if there is one. */
  resume(input?: undefined, options?: CallOptions): Promise<void>;
  /** Revokes this session on the server and forgets its token. Keys and history stay. */
  signOut(): Promise<void>;
}

export interface CallOptions {
  readonly onProgress?: (progress: JourneyProgress) => void;
  /** Stops after the step that is running; what was begun stays in the journal. */
  readonly signal?: AbortSignal;
}

export interface EnrolInput {
  readonly homeServer: string;
  readonly username: string;
  readonly password: string;
  /** For a new vault; null where this browser's vault is open already. */
  readonly passphrase: string | null;
}

export interface HomeServer {
  /** Base URL of its API. */
  readonly address: string;
  readonly domain: string;
  readonly fingerprint: string;
}

export type Status =
  /** Nothing is stored here. */
  | { readonly phase: 'new' }
  | { readonly phase: 'locked'; readonly fid: Fid | null }
  /** Open, but no session: create one, or sign in. `known` are the actors whose keys are here. */
  | {
      readonly phase: 'signed-out';
      readonly known: readonly { readonly fid: Fid; readonly homeServer: string }[];
    }
  /** Open; an enrolment was cut off before the server's ID-Cert was here. Asks for the password again. */
  | {
      readonly phase: 'enrolling';
      readonly fid: Fid;
      readonly homeServer: string;
      readonly register: boolean;
    }
  | { readonly phase: 'ready'; readonly fid: Fid; readonly needsSignIn: boolean };

/** An open journey and where it stands. */
export type OpenJourney = Pick<JourneyProgress, 'journey' | 'state'> & { readonly startedAt: UnixSeconds };

export interface Overview {
  readonly fid: Fid;
  readonly sessionId: SessionId;
  readonly homeServer: string;
  readonly server: { readonly domain: string; readonly fingerprint: string };
  readonly certificate: {
    readonly view: CertificateView;
    /** From here on a rotation is offered. */
    readonly renewalOpensAt: UnixSeconds;
  };
  readonly pool: Pool;
  readonly lastResort: KeyPackageRow | null;
  readonly openJourney: OpenJourney | null;
  readonly needsSignIn: boolean;
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
  readonly target: number;
  readonly refillAt: number;
  readonly level: 'good' | 'low' | 'amber' | 'red';
  /** When the server was last asked. */
  readonly syncedAt: UnixSeconds | null;
}

export interface CertificateEntry {
  readonly id: string;
  readonly state: 'current' | 'superseded' | 'rejected' | 'pending';
  /** Null for a pending key, and where the bytes could not be read. */
  readonly view: CertificateView | null;
  readonly verdict: CertificateVerdict | null;
  readonly fingerprint: string;
  readonly receivedAt: UnixSeconds;
  readonly supersededAt: UnixSeconds | null;
}

export interface KeyPackageRow {
  readonly ref: KeyPackageRef;
  readonly kind: 'ordinary' | 'last-resort';
  /** `expired` and `expiring` are read off the clock, the rest is stored. */
  readonly state: 'staged' | 'available' | 'expiring' | 'expired' | 'claimed' | 'superseded' | 'replaced';
  readonly serial: string;
  readonly createdAt: UnixSeconds;
  readonly publishedAt: UnixSeconds | null;
  readonly claimedAt: UnixSeconds | null;
  readonly notAfter: UnixSeconds;
  readonly handedOut: boolean;
}

export interface KeyPackageList {
  readonly pool: Pool;
  readonly rows: readonly KeyPackageRow[];
}
