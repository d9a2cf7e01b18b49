import type { PasswordChange } from '../flows/change-password.ts';
import type { JourneyProgress } from '../flows/ports.ts';
import type { Answer } from '../flows/questions.ts';
import type {
  ActivityEntry,
  CertificateEntry,
  IssuedList,
  KeyPackageEntry,
  KeyPackageList,
  Overview,
  Question,
  ServerKey,
  SessionList,
  Status,
} from '../flows/views.ts';
import type { Fid, Serial, SessionId } from '../protocol/terms.ts';
import type { BackupUseCases } from './backup-use-cases.ts';
import type { ForeignUseCases } from './foreign-use-cases.ts';
import type { VaultUseCases } from './vault-use-cases.ts';

/**
 * The worker's whole surface: what a person can do, not what cryptography can. Everything that crosses is plain
 * data and public, but for what a person types, which goes in and never comes out.
 */
export interface UseCases extends VaultUseCases, BackupUseCases, ForeignUseCases {
  /** Where this browser stands; asked first, and again after each change. */
  status(): Promise<Status>;
  /** Asks an address whether a home server answers there. Nothing is stored. */
  discover(input: { address: string }): Promise<HomeServer>;
  /**
   * Does the home server still show a session of an identity whose session here is over? False leaves open whether the
   * identity was deleted.
   */
  livesOn(input: { fid: Fid }): Promise<boolean>;
  /** Makes the vault where there is none, then registers an actor and enrols this session. */
  createIdentity(input: EnrolInput, options?: CallOptions): Promise<void>;
  /** Like `createIdentity`, for an actor that exists: a new session in this browser. */
  signIn(input: EnrolInput, options?: CallOptions): Promise<void>;
  /** Goes on with an enrolment that was cut off, or signs the same session in again when its token is gone. */
  resumeSignIn(input: { password: string; invitation?: string }, options?: CallOptions): Promise<void>;
  /** Gives up an enrolment that the server never certified. The key is kept as dead. */
  abandonEnrolment(): Promise<void>;

  overview(): Promise<Overview>;
  certificates(): Promise<CertificateEntry[]>;
  /** Asks the home server for all ID-Certs of the actor, also of sessions elsewhere and of those that ended. */
  issued(): Promise<IssuedList>;
  keyPackages(): Promise<KeyPackageList>;
  /** One of them, decoded. `ref`: as in an address; null where there is none of this session. */
  keyPackage(input: { ref: string }): Promise<KeyPackageEntry | null>;
  /** What happened to the identity, as this browser saw it, the latest first. */
  activity(): Promise<ActivityEntry[]>;
  /** Asks the home server for the actor's sessions, this one first; `certificates` of others are judged here. */
  sessions(): Promise<SessionList>;
  /** Ends another session of the actor. `password`: of the account, which the server asks for again. */
  endSession(input: { sessionId: SessionId; password: string }, options?: CallOptions): Promise<void>;
  /** Of the account; the other sessions have to sign in again. `password`: the one until now. */
  changePassword(input: PasswordChange, options?: CallOptions): Promise<void>;
  /** Deletes the identity on the home server, for good, and ends this session. Keys and history stay here. */
  deleteIdentity(input: { password: string }, options?: CallOptions): Promise<void>;
  /** New ID-Certs of the actor's other sessions: was that the person? The latest first. */
  questions(): Promise<Question[]>;
  answerQuestion(input: { serial: Serial; answer: Answer }): Promise<void>;
  /** Reads the server's inventory, and marks what was claimed. */
  refresh(): Promise<void>;
  /** Asks the home server whether it still has the key that is known here, or one that this vouches for. */
  serverKey(): Promise<ServerKey>;
  /** Believes another key of the home server, which no known one vouches for. */
  acceptServerKey(input: KeyAcceptance): Promise<void>;

  /** New identity key, new ID-Cert, new KeyPackages. Finishes an open journey first. */
  rotate(input?: undefined, options?: CallOptions): Promise<void>;
  /** Fills the pool to its target. Resolves to how many were published. */
  replenish(input?: undefined, options?: CallOptions): Promise<number>;
  replaceLastResort(input?: undefined, options?: CallOptions): Promise<void>;
  /**
   * What is done without a click, at unlock: finishes the open journey; compares with what the home server holds, and
   * rotates where a private half is missing here, or in the renewal window where the settings say so; clears away
   * private halves that are of no more use. What cannot be reached now is to be tried another time.
   */
  catchUp(input?: undefined, options?: CallOptions): Promise<void>;
  /**
   * Hears what the home server tells this session, and deals with it: in one tab at a time, for as long as the signal
   * lets it. Ends where the session or its sign-in is over, and with `SERVER_KEY_CHANGED` where the server is a stranger.
   */
  listen(input?: undefined, options?: CallOptions): Promise<void>;
  /** Finishes the open journey, if there is one. */
  resume(input?: undefined, options?: CallOptions): Promise<void>;
  /** Whatever waits to send something again sends it now. */
  hurry(): Promise<void>;
  /** Revokes this session on the server and forgets its token. Keys and history stay. */
  signOut(): Promise<void>;
  /** Ends this session here alone, where no token is left to tell the server with. Keys and history stay. */
  signOutHere(): Promise<void>;
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
  /** Where the home server asks for one to register. */
  readonly invitation?: string;
  /** For a new vault; null where this browser's vault is open already. */
  readonly passphrase: string | null;
}

export interface KeyAcceptance {
  /** All of it, lower-case hexadecimal, as the person has it from the administrator. */
  readonly fingerprint: string;
  /** An address that was typed while no session is open; null for the home server of the session that is here. */
  readonly homeServer: string | null;
}

export interface HomeServer {
  /** Base URL of its API. */
  readonly address: string;
  readonly domain: string;
  readonly fingerprint: string;
}

export type { ActivityEvent } from '../flows/activity.ts';
export type {
  BackupFile,
  BackupProof,
  BackupSummary,
  DamageChoice,
  Restored,
} from '../flows/backup.ts';
export type { ForeignServerEntry, ForeignServerList } from '../flows/foreign/read.ts';
export type { Liveness } from '../flows/gateway.ts';
export type { KeyPackageContents, LeafContents } from '../flows/key-package-reader.ts';
export type { JourneyProgress } from '../flows/ports.ts';
export type { Answer } from '../flows/questions.ts';
export type {
  ActivityEntry,
  CertificateEntry,
  IssuedEntry,
  IssuedList,
  KeyPackageEntry,
  KeyPackageList,
  KeyPackageRow,
  OpenJourney,
  Overview,
  PoolPolicy,
  Question,
  ServerKey,
  SessionEntry,
  SessionList,
  Status,
  StockDay,
} from '../flows/views.ts';
export type { Passkey, Passkeys, Proof, WaysIn } from '../flows/ways-in.ts';
export type { SealedBackup } from './backup-use-cases.ts';
export type { NewPasskey } from './vault-use-cases.ts';
