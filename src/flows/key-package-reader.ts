import type { KeyPackageRef } from '../protocol/terms.ts';

/** Reads what lies in a KeyPackage (RFC 9420 sections 7.2 and 10). All bytes given are TLS-serialised ones. */
export interface KeyPackageReader {
  /** The uint16 of its suite; null where the bytes are no KeyPackage. */
  cipherSuite(keyPackage: Uint8Array): number | null;
  /** `credential`: what its leaf node should carry. Null where the bytes are no KeyPackage. */
  read(keyPackage: Uint8Array, credential: Uint8Array | null): Promise<KeyPackageContents | null>;
  /** Is this its reference, and do the private halves belong to its public ones, as far as they are here? */
  fits(keyPackage: {
    readonly ref: KeyPackageRef;
    readonly keyPackage: Uint8Array;
    /** 64 bytes: the init private key, then the encryption private key. */
    readonly secret: Uint8Array | null;
  }): Promise<boolean>;
}

/** A KeyPackage, decoded. Numbers are those of the IANA's MLS registries; bytes are lower-case hexadecimal. */
export interface KeyPackageContents {
  readonly version: number;
  readonly cipherSuite: number;
  readonly initKey: string;
  readonly leaf: LeafContents;
  /** Types. */
  readonly extensions: readonly number[];
  readonly signature: string;
  /** Do both signatures hold, and the other rules that need no knowledge but the KeyPackage (section 10.1)? */
  readonly isValid: boolean;
}

export interface LeafContents {
  readonly encryptionKey: string;
  readonly signatureKey: string;
  readonly credential: {
    readonly type: number;
    /** Bytes of a basic one; null for any other. */
    readonly length: number | null;
    /** Is it the one that was expected? */
    readonly isExpected: boolean;
  };
  readonly capabilities: {
    readonly versions: readonly number[];
    readonly cipherSuites: readonly number[];
    readonly extensions: readonly number[];
    readonly proposals: readonly number[];
    readonly credentials: readonly number[];
  };
  /** 1 key_package, 2 update, 3 commit. */
  readonly source: number;
  /** UNIX seconds; null where the source is not key_package. Beyond what a number can hold they are not exact. */
  readonly lifetime: { readonly notBefore: number; readonly notAfter: number } | null;
  /** Types. */
  readonly extensions: readonly number[];
  readonly signature: string;
}
