/** RFC 9420 section 6: `ProtocolVersion mls10`. */
export const MLS10 = 1;
/** MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519, RFC 9420 section 17.1. */
export const CIPHER_SUITE = 1;
/** RFC 9420 section 5.3. */
export const BASIC_CREDENTIAL = 1;
/** RFC 9420 section 7.2: `LeafNodeSource key_package`. */
export const SOURCE_KEY_PACKAGE = 1;
/** The extension type `last_resort`; its data is empty. */
export const LAST_RESORT = 0x000a;

/** The members of a KeyPackage, RFC 9420 section 10. */
export interface KeyPackageParts {
  /** uint16. */
  readonly version: number;
  /** uint16. */
  readonly cipherSuite: number;
  readonly initKey: Uint8Array;
  /** The TLS-serialised LeafNode. */
  readonly leafNode: Uint8Array;
  /** The TLS-serialised `Extension extensions<V>`, its length header included. */
  readonly extensions: Uint8Array;
  readonly signature: Uint8Array;
}

export interface Extension {
  readonly type: number;
  readonly data: Uint8Array;
}

/** Values that the leaf's client understands, RFC 9420 section 7.2. */
export interface Capabilities {
  readonly versions: readonly number[];
  readonly cipherSuites: readonly number[];
  readonly extensions: readonly number[];
  readonly proposals: readonly number[];
  readonly credentials: readonly number[];
}

/** What a LeafNode says, RFC 9420 section 7.2. */
export interface LeafReading {
  readonly encryptionKey: Uint8Array;
  readonly signatureKey: Uint8Array;
  /** `identity` is null for any credential but a basic one. */
  readonly credential: { readonly type: number; readonly identity: Uint8Array | null };
  readonly capabilities: Capabilities;
  /** 1 key_package, 2 update, 3 commit. */
  readonly source: number;
  /** UNIX seconds. Null where the source is not key_package. */
  readonly lifetime: { readonly notBefore: bigint; readonly notAfter: bigint } | null;
  /** Types only. */
  readonly extensions: readonly number[];
  readonly signature: Uint8Array;
}

/** A well-formed KeyPackage. Says nothing about its validity. Every array is a view of `bytes`. */
export interface KeyPackageReading extends KeyPackageParts {
  readonly bytes: Uint8Array;
  readonly leaf: LeafReading;
  /** Of the KeyPackage, not of the leaf. */
  readonly extensionTypes: readonly number[];
  /** Does the KeyPackage carry the extension `last_resort`? */
  readonly lastResort: boolean;
}
