import type { IdentityKeySecret } from '../protocol/certificate.ts';
import type { MlsCredential } from '../protocol/dialect.ts';
import type { KeyPackageRef, UnixSeconds } from '../protocol/terms.ts';

export interface NewKeyPackage {
  readonly keyPackage: Uint8Array;
  readonly ref: KeyPackageRef;
  /** 64 bytes: the init private key, then the encryption private key. */
  readonly secret: Uint8Array;
}

/** Makes KeyPackages signed by one identity key (RFC 9420 section 10). */
export interface KeyPackageMaker {
  make(terms: {
    readonly signWith: IdentityKeySecret;
    readonly credential: MlsCredential;
    readonly notBefore: UnixSeconds;
    readonly notAfter: UnixSeconds;
    readonly count: number;
    readonly lastResort: boolean;
    /** Called after each one. */
    readonly onMade?: (done: number) => void;
    readonly signal?: AbortSignal;
  }): Promise<NewKeyPackage[]>;
}
