import type { IdentityKeySecret, WireIdCert } from './certificate.ts';
import type { HttpPort } from './http.ts';
import type { Fid, Serial, SessionId, UnixSeconds } from './terms.ts';

/** What a foreign server wants signed. Good for one sign-in. */
export interface Challenge {
  readonly challenge: string;
  readonly expiresAt: UnixSeconds;
}

/** What the signature is over: no other server can use it, and nobody else. */
export interface ChallengeStatement {
  /** Of the foreign server, as its certificate says. */
  readonly domain: string;
  readonly fid: Fid;
  readonly challenge: string;
}

/** Shows a foreign server whose session this is. */
export interface ForeignSignIn {
  readonly challenge: string;
  /** The session's current one, by its home server. */
  readonly idCert: WireIdCert;
  /** By the identity key that the ID-Cert is over: what `signChallenge` makes. */
  readonly signature: string;
}

/** The caller's session as a foreign server sees it. */
export interface ForeignSession {
  readonly sessionId: SessionId;
  readonly createdAt: UnixSeconds;
  /** Of the ID-Cert that it knows. */
  readonly serial: Serial;
  readonly expiresAt: UnixSeconds;
  /** Until then it believes that ID-Cert without asking the home server again. */
  readonly cachedUntil: UnixSeconds;
}

/**
 * How an actor uses a server that is not its home. With the token of `authenticate`, any call that needs one throws
 * `ID_CERT_INVALID` once the home server has another ID-Cert for the session: `tell` it. Both throw
 * `UNAVAILABLE` while the home server cannot be asked.
 */
export interface ForeignCalls {
  challenge(http: HttpPort): Promise<Challenge>;
  /** `now`: by the foreign server's clock. No I/O. */
  signChallenge(secret: IdentityKeySecret, statement: ChallengeStatement, now: UnixSeconds): Promise<string>;
  /** Is the signature one of this statement, made about now by the key of this ID-Cert? For that server; no I/O. */
  verifyChallenge(
    signature: string,
    statement: ChallengeStatement,
    by: { readonly idCert: WireIdCert; readonly now: UnixSeconds },
  ): Promise<boolean>;
  /** The token of a session there. Throws `CHALLENGE_INVALID`, `SIGNATURE_INVALID` or `ID_CERT_INVALID`. */
  authenticate(http: HttpPort, signIn: ForeignSignIn): Promise<string>;
  /**
   * Tells of the session's new ID-Cert after a rotation at home; may be repeated. Throws `KEY_SUPERSEDED` where a
   * newer one is current, or `ID_CERT_INVALID`.
   */
  tell(http: HttpPort, idCert: WireIdCert): Promise<void>;
  foreignSession(http: HttpPort): Promise<ForeignSession>;
}
