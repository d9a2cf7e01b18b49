import type { Fid, Serial, SessionId, UnixSeconds } from './terms.ts';

/** An ID-Cert exactly as it travels in a dialect. Compared and stored as this text. */
export type WireIdCert = string;

/** An Ed25519 identity key at rest in memory: the seed, and the second that is part of its fingerprint. */
export interface IdentityKeySecret {
  /** 32 bytes. */
  readonly seed: Uint8Array;
  readonly created: UnixSeconds;
}

/** What is sent to have a key certified. `request` is stored and sent unchanged on every retry. */
export interface CertificateRequest {
  readonly request: string;
  /** 32 bytes, raw Ed25519. */
  readonly publicKey: Uint8Array;
  /** Lower-case hexadecimal. */
  readonly fingerprint: string;
}

/** What a person can be shown of an ID-Cert, whatever its format. Plain data: it crosses to the page. */
export interface CertificateView {
  readonly fid: Fid;
  readonly sessionId: SessionId;
  readonly serial: Serial;
  /** Of the certified identity key, lower-case hexadecimal. */
  readonly fingerprint: string;
  /** Raw Ed25519, lower-case hexadecimal. */
  readonly publicKey: string;
  readonly createdAt: UnixSeconds;
  readonly issuedAt: UnixSeconds;
  readonly expiresAt: UnixSeconds;
  readonly issuer: { readonly domain: string; readonly fingerprint: string };
  /** What else the format says, ready to show; labels are keys of the text catalogue. */
  readonly details: readonly CertificateDetail[];
  /** What the issuer wrote into it besides, by name. */
  readonly notations: readonly CertificateNotation[];
}

export interface CertificateDetail {
  readonly label: 'format' | 'algorithm' | 'hash' | 'signature-type';
  readonly value: string;
}

export interface CertificateNotation {
  readonly name: string;
  /** Hexadecimal where it is not meant for people. */
  readonly value: string;
  readonly isForPeople: boolean;
  /** Must whoever does not understand it refuse the whole? */
  readonly isCritical: boolean;
}

/** The checks of an ID-Cert, in the order in which they are made. */
export const CERTIFICATE_CHECKS = [
  'structure',
  'self-signature',
  'certification',
  'fid',
  'session-id',
  'public-key',
  'dates',
] as const;
export type CertificateCheck = (typeof CERTIFICATE_CHECKS)[number];

/** `passed` is null where an earlier failure made the check meaningless. */
export interface CertificateVerdict {
  readonly valid: boolean;
  readonly checks: readonly { readonly check: CertificateCheck; readonly passed: boolean | null }[];
}

/** What the one who asked for an ID-Cert expects of it. */
export interface CertificateExpectation {
  readonly serverCertificate: WireIdCert;
  readonly fid: Fid;
  readonly sessionId: SessionId;
  /** Lower-case hexadecimal fingerprint of the key that was sent. */
  readonly fingerprint: string;
  readonly now: UnixSeconds;
}

/** Who a home server says that it is, after its self-signed certificate has been checked. */
export interface ServerIdentity {
  readonly certificate: WireIdCert;
  readonly domain: string;
  readonly fingerprint: string;
  readonly expiresAt: UnixSeconds;
}

/** Such a certificate as it was just read. Before `createdAt` the server had another key, or none. */
export interface ServerReading extends ServerIdentity {
  readonly createdAt: UnixSeconds;
}

/** An ID-Cert or a key as a file that programs made elsewhere can read. */
export interface CertificateFile {
  readonly text: string;
  /** Of the file's name, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** The same in bytes, where there is such a form that may be handed out. */
  readonly binary: {
    readonly bytes: Uint8Array;
    readonly extension: string;
    readonly parts: readonly FilePart[];
  } | null;
}

/** Which of the bytes belong together, as the format has it. */
export interface FilePart {
  /** Its name in the format's specification. */
  readonly name: string;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** How a dialect encodes what the home server certifies. No I/O. */
export interface CertificateFormat {
  /** Deterministic: the same secret and FID give the same bytes. */
  makeRequest(secret: IdentityKeySecret, fid: Fid): Promise<CertificateRequest>;
  /** Null where it is not even a certificate of this format. Says nothing about validity. */
  parse(idCert: WireIdCert): Promise<CertificateView | null>;
  /** Whatever the server sent, readable or not. */
  toFile(idCert: WireIdCert): CertificateFile;
  /** The key that a request was made for, as its owner alone signed it. Public. */
  toPublicKeyFile(request: string): CertificateFile;
  /** The same with its private half, under a passphrase. Throws `RECORD_DAMAGED` where the two are not of one key. */
  toPrivateKeyFile(request: string, secret: IdentityKeySecret, passphrase: string): Promise<CertificateFile>;
  verify(idCert: WireIdCert, expected: CertificateExpectation): Promise<CertificateVerdict>;
  /** Throws `ClavesError('SERVER_KEY_INVALID')`. */
  readServer(certificate: WireIdCert, now: UnixSeconds): Promise<ServerReading>;
  /** Does `next` carry a certification by the key of `pinned`? */
  certifiedBy(next: WireIdCert, pinned: WireIdCert, now: UnixSeconds): Promise<boolean>;
  /** Fingerprints of the keys that a certificate names as having certified it, rightly or not. */
  certifiersOf(certificate: WireIdCert): string[];
  /** The certificate without the certifications of any other keys; the same text where it has none. */
  certifiedOnlyBy(certificate: WireIdCert, fingerprints: readonly string[]): WireIdCert;
}
