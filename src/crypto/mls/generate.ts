import {
  type CiphersuiteImpl,
  encode,
  generateKeyPackageWithKey,
  getCiphersuiteImpl,
  keyPackageEncoder,
  makeCustomExtension,
} from 'ts-mls';
import { x25519KeyPair } from '../x25519.ts';
import { BASIC_CREDENTIAL, CIPHER_SUITE, LAST_RESORT, MLS10 } from './key-package.ts';
import { keyPackageRef } from './ref.ts';
import type { LeafSigner } from './signer.ts';

/** A KeyPackage and the two private keys that a Welcome to it is opened with. */
export interface GeneratedKeyPackage {
  /** TLS-serialised. */
  readonly keyPackage: Uint8Array;
  /** Lower-case hexadecimal KeyPackageRef. */
  readonly ref: string;
  /** X25519, 32 bytes. */
  readonly initPrivateKey: Uint8Array;
  /** X25519, 32 bytes. */
  readonly encryptionPrivateKey: Uint8Array;
}

export interface KeyPackageRequest {
  readonly signer: LeafSigner;
  /** Of a basic credential. */
  readonly identity: Uint8Array;
  /** UNIX seconds. */
  readonly lifetime: { readonly notBefore: number; readonly notAfter: number };
  readonly lastResort: boolean;
}

/** Just what is supported, no GREASE: implementations refuse extensions that the capabilities do not name. */
const CAPABILITIES = {
  versions: [MLS10] satisfies [1],
  ciphersuites: [CIPHER_SUITE],
  extensions: [LAST_RESORT],
  proposals: [],
  credentials: [BASIC_CREDENTIAL],
};

/** A fresh KeyPackage, RFC 9420 section 10. Nothing about it is published before the caller stored the private keys. */
export async function generateKeyPackage(request: KeyPackageRequest): Promise<GeneratedKeyPackage> {
  const { publicPackage, privatePackage } = await generateKeyPackageWithKey({
    credential: { credentialType: BASIC_CREDENTIAL, identity: request.identity },
    capabilities: CAPABILITIES,
    lifetime: {
      notBefore: BigInt(request.lifetime.notBefore),
      notAfter: BigInt(request.lifetime.notAfter),
    },
    // Given always: left out, ts-mls adds random extensions.
    extensions: request.lastResort ? [lastResortExtension()] : [],
    leafNodeExtensions: [],
    signatureKeyPair: { publicKey: request.signer.publicKey, signKey: new Uint8Array() },
    cipherSuite: await suiteSigningWith(request.signer),
  });
  const keyPackage = encode(keyPackageEncoder, publicPackage);
  return {
    keyPackage,
    ref: await keyPackageRef(keyPackage),
    initPrivateKey: privatePackage.initPrivateKey,
    encryptionPrivateKey: privatePackage.hpkePrivateKey,
  };
}

function lastResortExtension() {
  return makeCustomExtension({ extensionType: LAST_RESORT, extensionData: new Uint8Array() });
}

/**
 * Of ts-mls only how a KeyPackage is put together. It asks WebCrypto for both curves whether that has them or not, and
 * imports the key for every signature; the signer did so once, and keeps the seed out of here.
 */
async function suiteSigningWith(signer: LeafSigner): Promise<CiphersuiteImpl> {
  const suite = await getCiphersuiteImpl('MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519');
  return {
    ...suite,
    signature: { ...suite.signature, sign: (_key, message) => signer.sign(message) },
    hpke: { ...suite.hpke, ...rawKeys },
  };
}

type Hpke = CiphersuiteImpl['hpke'];

/** All that is done here with a key of HPKE is to make and to export it: so bytes stand for its CryptoKey. */
const rawKeys = {
  generateKeyPair: x25519KeyPair,
  exportPublicKey: async (key: Uint8Array) => key,
  exportPrivateKey: async (key: Uint8Array) => key,
} as unknown as Pick<Hpke, 'generateKeyPair' | 'exportPublicKey' | 'exportPrivateKey'>;
