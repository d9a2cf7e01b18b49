import {
  type CiphersuiteImpl,
  encode,
  generateKeyPackageWithKey,
  getCiphersuiteImpl,
  keyPackageEncoder,
  makeCustomExtension,
} from 'ts-mls';
import { concatBytes, fromBase64, fromHex } from '../encoding.ts';
import { BASIC_CREDENTIAL, CIPHER_SUITE, LAST_RESORT, MLS10 } from './key-package.ts';
import { keyPackageRef } from './ref.ts';

/** Signs leaf nodes and KeyPackages with an Ed25519 key. */
export interface LeafSigner {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

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

/** RFC 8410 section 7: what stands before the 32 bytes of a seed in its PKCS #8 form. */
const PKCS8_HEADER = fromHex('302e020100300506032b657004220420');

/** Just what is supported, no GREASE: implementations refuse extensions that the capabilities do not name. */
const CAPABILITIES = {
  versions: [MLS10] satisfies [1],
  ciphersuites: [CIPHER_SUITE],
  extensions: [LAST_RESORT],
  proposals: [],
  credentials: [BASIC_CREDENTIAL],
};

/** `seed`: 32 bytes. The key is imported once, however many signatures follow. */
export async function makeLeafSigner(seed: Uint8Array): Promise<LeafSigner> {
  const pkcs8 = concatBytes(PKCS8_HEADER, seed);
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  return {
    publicKey: await publicKeyOf(key),
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, new Uint8Array(bytes))),
  };
}

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

/** ts-mls imports the key for every signature; the signer did so once, and keeps the seed out of here. */
async function suiteSigningWith(signer: LeafSigner): Promise<CiphersuiteImpl> {
  const suite = await getCiphersuiteImpl('MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519');
  return { ...suite, signature: { ...suite.signature, sign: (_key, message) => signer.sign(message) } };
}

/** WebCrypto tells the public half of a private key in a JWK only. */
async function publicKeyOf(key: CryptoKey): Promise<Uint8Array> {
  const { x = '' } = await crypto.subtle.exportKey('jwk', key);
  return fromBase64(`${x.replaceAll('-', '+').replaceAll('_', '/')}=`);
}
