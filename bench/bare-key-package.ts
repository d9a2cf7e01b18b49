import { decodeKeyPackage } from '../src/crypto/mls/codec.ts';
import type { KeyPackageReading } from '../src/crypto/mls/key-package.ts';
import { keyPackageRef } from '../src/crypto/mls/ref.ts';
import { signContent } from '../src/crypto/mls/sign-label.ts';
import { writeVector } from '../src/crypto/mls/tls.ts';

/** A KeyPackage taken apart: what is left to do with it is to verify two signatures and to store its rows. */
export interface BareKeyPackage {
  readonly ref: string;
  readonly bytes: Uint8Array;
  /** UNIX seconds. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** The two that may never be used again. */
  readonly hpkeKeys: readonly Uint8Array[];
  readonly signed: readonly Signed[];
}

interface Signed {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** KeyPackages of one session, and the key that signed them all. */
export interface BareUpload {
  readonly key: CryptoKey;
  readonly keyPackages: readonly BareKeyPackage[];
}

/** `tls`: at least one. */
export async function takeApart(tls: readonly Uint8Array[]): Promise<BareUpload> {
  const readings = tls.map(read);
  const raw = new Uint8Array(readings[0]?.leaf.signatureKey ?? []);
  return {
    key: await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']),
    keyPackages: await Promise.all(readings.map(bare)),
  };
}

/**
 * All signatures at once on WebCrypto's threads, the key imported once. Node knows nothing quicker: its own `verify` is
 * as fast with a callback, and half as fast without.
 */
export async function verifyAll({ key, keyPackages }: BareUpload): Promise<void> {
  const signed = keyPackages.flatMap((each) => each.signed);
  const verdicts = await Promise.all(
    signed.map(({ content, signature }) => crypto.subtle.verify('Ed25519', key, signature, content)),
  );
  if (verdicts.includes(false)) throw new Error('a signature that is none');
}

function read(tls: Uint8Array): KeyPackageReading {
  const reading = decodeKeyPackage(tls);
  if (!reading) throw new Error('no KeyPackage');
  return reading;
}

async function bare(reading: KeyPackageReading): Promise<BareKeyPackage> {
  const { bytes, signature, initKey, leafNode, leaf } = reading;
  return {
    ref: await keyPackageRef(bytes),
    bytes,
    notBefore: Number(leaf.lifetime?.notBefore),
    notAfter: Number(leaf.lifetime?.notAfter),
    hpkeKeys: [initKey, leaf.encryptionKey],
    signed: [signedBy('KeyPackageTBS', bytes, signature), signedBy('LeafNodeTBS', leafNode, leaf.signature)],
  };
}

/** In both structures the signature is the last member, and all before it is signed. */
function signedBy(label: string, structure: Uint8Array, signature: Uint8Array): Signed {
  const unsigned = structure.subarray(0, structure.length - writeVector(signature).length);
  return { content: signContent(label, unsigned), signature: new Uint8Array(signature) };
}
