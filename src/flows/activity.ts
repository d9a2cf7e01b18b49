import type { Fid, Serial, SessionId, UnixSeconds } from '../protocol/terms.ts';

/** What can happen to an identity here. Public: nothing secret. */
export type ActivityEvent =
  /** This browser became a session; `registered`: the actor was made too. */
  | {
      readonly kind: 'enrolled';
      readonly fid: Fid;
      readonly fingerprint: string;
      readonly registered: boolean;
    }
  | { readonly kind: 'rotated'; readonly serial: Serial; readonly fingerprint: string }
  | { readonly kind: 'id-cert-rejected'; readonly fingerprint: string }
  | { readonly kind: 'key-packages-published'; readonly count: number }
  | { readonly kind: 'key-packages-claimed'; readonly count: number }
  | { readonly kind: 'last-resort-replaced' }
  | { readonly kind: 'last-resort-handed-out' }
  /** The server no longer takes this session's token. */
  | { readonly kind: 'sign-in-refused' }
  | { readonly kind: 'signed-in-again' }
  | { readonly kind: 'session-ended'; readonly by: EndedBy }
  /** Another session of the actor was ended from here. */
  | { readonly kind: 'other-session-ended'; readonly other: SessionId }
  | { readonly kind: 'password-changed' }
  /** Of the identity. Told before the request leaves: whether it was done is in doubt until the server has answered. */
  | { readonly kind: 'deletion-asked' }
  | { readonly kind: 'deletion-refused' }
  /** Another session of the actor has an ID-Cert that was new to this browser. `isNewSession`: its first. */
  | {
      readonly kind: 'id-cert-elsewhere';
      readonly other: SessionId;
      readonly serial: Serial;
      readonly isNewSession: boolean;
    }
  /** The person said whether that was them. */
  | {
      readonly kind: 'id-cert-answered';
      readonly other: SessionId;
      readonly serial: Serial;
      readonly wasPerson: boolean;
    }
  /** A session of this one's began at a server that is not its home; or was ended there from here. */
  | { readonly kind: 'foreign-session-began'; readonly domain: string }
  | { readonly kind: 'foreign-session-ended'; readonly domain: string; readonly by: ForeignEndedBy }
  /** It learned of the ID-Cert that a rotation brought. */
  | { readonly kind: 'foreign-server-told'; readonly domain: string; readonly serial: Serial }
  /** The home server's key changed, and the pinned one vouched for it. */
  | { readonly kind: 'server-key-changed'; readonly fingerprint: string }
  /** The home server's key changed, nobody vouched for it, and the person accepted it. */
  | { readonly kind: 'server-key-accepted'; readonly fingerprint: string }
  /** The home server knew less than this browser: it was put back from a backup. */
  | { readonly kind: 'server-restored' }
  /** The server offers KeyPackages whose private halves are not here: a rotation voids them. */
  | { readonly kind: 'private-halves-missing'; readonly count: number }
  /** Of KeyPackages that are of no more use. */
  | { readonly kind: 'private-halves-deleted'; readonly count: number }
  | { readonly kind: 'passphrase-changed' }
  | { readonly kind: 'passkey-added'; readonly name: string }
  | { readonly kind: 'passkey-removed'; readonly name: string }
  | { readonly kind: 'recovery-key-made' }
  | { readonly kind: 'recovery-key-removed' }
  | { readonly kind: 'backup-made' }
  /** The restore drill passed: a file really opens, and holds the keys that are here. */
  | { readonly kind: 'backup-proven' }
  /** `madeAt`: of the file. */
  | { readonly kind: 'backup-restored'; readonly madeAt: UnixSeconds }
  | { readonly kind: 'private-key-exported'; readonly fingerprint: string };

/**
 * `person`: signed out, or gave the enrolment up. `server`: it was found to be over there. It is over here alone where
 * the server knows the session under a key that is not here (`other-key`), and where the person would have it so, as
 * there was no token left to tell the server with (`person-here`). `deletion`: with the identity, as was asked here.
 */
export type EndedBy = 'person' | 'server' | 'other-key' | 'person-here' | 'deletion';

/** `person-here`: the server there did not answer, so that it does not know. */
export type ForeignEndedBy = 'person' | 'person-here';

/** One thing that happened, written with what it tells of. The store keeps the order of writing. */
export interface ActivityRecord {
  readonly sessionId: SessionId;
  readonly at: UnixSeconds;
  readonly event: ActivityEvent;
}
