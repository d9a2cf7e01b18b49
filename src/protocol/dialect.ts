import type { CertificateFormat, WireIdCert } from './certificate.ts';
import type { GatewayFormat } from './events.ts';
import type { ForeignCalls } from './foreign.ts';
import type { HttpPort } from './http.ts';
import type { Fid, KeyPackageRef, Serial, SessionId, UnixSeconds } from './terms.ts';

export interface MlsCredential {
  readonly type: 'basic';
  readonly identity: Uint8Array;
}

export interface Registration {
  readonly username: string;
  readonly password: string;
  /** Where the home server takes nobody in without one. */
  readonly invitation?: string | undefined;
}

export interface Enrolment {
  readonly username: string;
  readonly password: string;
  readonly sessionId: SessionId;
  /** The certificate request, byte for byte as stored. */
  readonly request: string;
}

/** An ID-Cert as the home server lists it in the actor's history. */
export interface IssuedIdCert {
  readonly idCert: WireIdCert;
  readonly sessionId: SessionId;
  readonly serial: Serial;
  readonly issuedAt: UnixSeconds;
  readonly supersededAt: UnixSeconds | null;
  readonly revokedAt: UnixSeconds | null;
}

export interface SessionListing {
  readonly sessionId: SessionId;
  readonly createdAt: UnixSeconds;
  readonly current: boolean;
  readonly serial: Serial;
  readonly expiresAt: UnixSeconds;
}

/** What the home server holds for one session. */
export interface Inventory {
  readonly available: readonly KeyPackageRef[];
  readonly claimed: readonly { readonly ref: KeyPackageRef; readonly at: UnixSeconds }[];
  readonly lastResort: { readonly ref: KeyPackageRef; readonly handedOut: boolean } | null;
}

/**
 * A way to speak with a home server. Chosen once at discovery and stored by name with the session.
 * Every call throws `ProtocolError` for a refusal, and `ClavesError` where no answer or no legal one came.
 */
export interface Dialect extends ForeignCalls {
  readonly name: string;
  readonly certificate: CertificateFormat;
  readonly gateway: GatewayFormat;
  /** The MLS credential that a leaf node carries for this ID-Cert. */
  credential(idCert: WireIdCert): MlsCredential;

  serverCertificate(http: HttpPort, at?: UnixSeconds): Promise<WireIdCert>;
  register(http: HttpPort, who: Registration): Promise<Fid>;
  enrol(http: HttpPort, enrolment: Enrolment): Promise<{ idCert: WireIdCert; token: string }>;
  /** `currentSerial` guards against a delayed request bringing in a key that was given up. */
  rotate(http: HttpPort, request: string, currentSerial: Serial): Promise<WireIdCert>;
  /** Those of any actor of that server that are current, one per session. */
  certificatesOf(http: HttpPort, fid: Fid): Promise<readonly WireIdCert[]>;
  /** The history of the caller's own actor. */
  certificates(http: HttpPort): Promise<readonly IssuedIdCert[]>;
  sessions(http: HttpPort): Promise<readonly SessionListing[]>;
  /** Ends the caller's own session. */
  revoke(http: HttpPort): Promise<void>;
  /** Ends any session of the caller's actor. `password`: of the account. */
  endSession(http: HttpPort, sessionId: SessionId, password: string): Promise<void>;

  /** Of the account. The tokens of its other sessions end. */
  changePassword(http: HttpPort, password: string, next: string): Promise<void>;
  /** Of the caller's actor, for good. `password`: of the account. */
  deleteIdentity(http: HttpPort, password: string): Promise<void>;

  /** The exact body that uploads these TLS-serialised KeyPackages: stored, then sent as it is. */
  uploadBody(keyPackages: readonly Uint8Array[]): string;
  uploadKeyPackages(http: HttpPort, body: string): Promise<void>;
  lastResortBody(keyPackage: Uint8Array): string;
  replaceLastResort(http: HttpPort, body: string): Promise<void>;
  inventory(http: HttpPort): Promise<Inventory>;
}
