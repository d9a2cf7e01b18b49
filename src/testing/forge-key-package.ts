import { concatBytes } from '../crypto/encoding.ts';
import {
  BASIC_CREDENTIAL,
  type Capabilities,
  CIPHER_SUITE,
  type Extension,
  LAST_RESORT,
  MLS10,
} from '../crypto/mls/key-package.ts';
import { signContent } from '../crypto/mls/sign-label.ts';
import type { LeafSigner } from '../crypto/mls/signer.ts';
import { writeUint16, writeVector } from '../crypto/mls/tls.ts';

/** What a KeyPackage is to say. Signed as it is, so that exactly the rule that it breaks is broken. */
export interface Forgery {
  readonly version: number;
  readonly cipherSuite: number;
  readonly initKey: Uint8Array;
  readonly encryptionKey: Uint8Array;
  readonly signatureKey: Uint8Array;
  readonly credentialType: number;
  readonly identity: Uint8Array;
  readonly capabilities: Capabilities;
  /** The byte `leaf_node_source` and what follows up to the leaf's extensions. */
  readonly source: Uint8Array;
  readonly leafExtensions: readonly Extension[];
  readonly extensions: readonly Extension[];
  readonly signLeaf: (content: Uint8Array) => Promise<Uint8Array>;
  readonly sign: (content: Uint8Array) => Promise<Uint8Array>;
}

/** A TLS-serialised KeyPackage, a good one but for `changes`. Its private keys are nobody's. */
export async function forgeKeyPackage(
  signer: LeafSigner,
  changes: Partial<Forgery> = {},
): Promise<Uint8Array> {
  const forgery = { ...goodKeyPackage(signer), ...changes };
  const leaf = leafContent(forgery);
  const leafSignature = await forgery.signLeaf(signContent('LeafNodeTBS', leaf));
  const content = concatBytes(
    writeUint16(forgery.version),
    writeUint16(forgery.cipherSuite),
    writeVector(forgery.initKey),
    leaf,
    writeVector(leafSignature),
    writeExtensions(forgery.extensions),
  );
  return concatBytes(content, writeVector(await forgery.sign(signContent('KeyPackageTBS', content))));
}

/** What follows the leaf's capabilities where its source is key_package. UNIX seconds. */
export function keyPackageSource(notBefore: number | bigint, notAfter: number | bigint): Uint8Array {
  const bytes = new Uint8Array(17);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 1);
  view.setBigUint64(1, BigInt(notBefore));
  view.setBigUint64(9, BigInt(notAfter));
  return bytes;
}

/** Capabilities of a good KeyPackage. */
export const GOOD_CAPABILITIES: Capabilities = {
  versions: [MLS10],
  cipherSuites: [CIPHER_SUITE],
  extensions: [LAST_RESORT],
  proposals: [],
  credentials: [BASIC_CREDENTIAL],
};

function goodKeyPackage(signer: LeafSigner): Forgery {
  const now = Math.floor(Date.now() / 1000);
  return {
    version: MLS10,
    cipherSuite: CIPHER_SUITE,
    initKey: crypto.getRandomValues(new Uint8Array(32)),
    encryptionKey: crypto.getRandomValues(new Uint8Array(32)),
    signatureKey: signer.publicKey,
    credentialType: BASIC_CREDENTIAL,
    identity: new TextEncoder().encode('identity'),
    capabilities: GOOD_CAPABILITIES,
    source: keyPackageSource(now - 3600, now + 30 * 86400),
    leafExtensions: [],
    extensions: [],
    signLeaf: signer.sign,
    sign: signer.sign,
  };
}

function leafContent(forgery: Forgery): Uint8Array {
  const { versions, cipherSuites, extensions, proposals, credentials } = forgery.capabilities;
  return concatBytes(
    writeVector(forgery.encryptionKey),
    writeVector(forgery.signatureKey),
    writeUint16(forgery.credentialType),
    writeVector(forgery.identity),
    ...[versions, cipherSuites, extensions, proposals, credentials].map(writeUint16s),
    forgery.source,
    writeExtensions(forgery.leafExtensions),
  );
}

function writeUint16s(values: readonly number[]): Uint8Array {
  return writeVector(concatBytes(...values.map(writeUint16)));
}

function writeExtensions(extensions: readonly Extension[]): Uint8Array {
  return writeVector(
    concatBytes(...extensions.map(({ type, data }) => concatBytes(writeUint16(type), writeVector(data)))),
  );
}
