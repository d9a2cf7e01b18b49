import type { WireIdCert } from '../protocol/certificate.ts';
import type { Serial, SessionId, UnixSeconds } from '../protocol/terms.ts';
import type { ActivityRecord } from './activity.ts';

/** An ID-Cert of another session of the actor that was new to this browser, the latest of several: "Was that you?" */
export interface AskedIdCert {
  readonly serial: Serial;
  readonly sessionId: SessionId;
  readonly idCert: WireIdCert;
  /** It, or one that was new with it, is the first of its session. */
  readonly isNewSession: boolean;
  /** When the first of those was issued. */
  readonly issuedAt: UnixSeconds;
  /** When its session ended, as far as the server told. */
  readonly endedAt: UnixSeconds | null;
  /** The person said that it was not them. It stays while anything is left to do: see `isToDo`. */
  readonly isDisowned: boolean;
  /** The account password was changed here since then. */
  readonly isPasswordChanged?: true;
}

/** One that is disowned asks for two things: that its session ends, and that the account gets another password. */
export function isToDo({ isDisowned, endedAt, isPasswordChanged }: AskedIdCert): boolean {
  return !isDisowned || endedAt === null || !isPasswordChanged;
}

/** What this browser knows of the ID-Certs of the actor's other sessions. */
export interface Elsewhere {
  /** The session of this browser that has compared last. */
  readonly of: SessionId;
  /** Of each that was ever listed: about none of these is asked again. */
  readonly known: readonly Serial[];
  /** About which the person is asked, the oldest first. */
  readonly asked: readonly AskedIdCert[];
}

/** What changes, and what the log tells of it: durable together. */
export interface ElsewhereChange {
  readonly elsewhere: Elsewhere;
  readonly activity: readonly ActivityRecord[];
}

/** Throws as `IdentityStore` does. */
export interface ElsewhereStore {
  /** Null before the first comparison. */
  read(): Promise<Elsewhere | null>;
  /** One strict transaction over what is stored then; where `next` gives null, nothing is written. */
  change(next: (before: Elsewhere | null) => ElsewhereChange | null): Promise<void>;
}
