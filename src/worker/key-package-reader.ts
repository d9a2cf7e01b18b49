import { equalBytes, toHex } from '../crypto/encoding.ts';
import { decodeKeyPackage } from '../crypto/mls/codec.ts';
import type { KeyPackageReading, LeafReading } from '../crypto/mls/key-package.ts';
import { keyPackageRef } from '../crypto/mls/ref.ts';
import { verifyKeyPackage } from '../crypto/mls/verify.ts';
import { x25519PublicKey } from '../crypto/x25519.ts';
import type { KeyPackageReader, LeafContents } from '../flows/key-package-reader.ts';

const PRIVATE_KEY_LENGTH = 32;

export const keyPackageReader: KeyPackageReader = {
  cipherSuite: (keyPackage) => decodeKeyPackage(keyPackage)?.cipherSuite ?? null,

  async read(keyPackage, credential) {
    const reading = decodeKeyPackage(keyPackage);
    if (!reading) return null;
    const { version, cipherSuite, initKey, leaf, extensionTypes, signature } = reading;
    return {
      version,
      cipherSuite,
      initKey: toHex(initKey),
      leaf: leafContents(leaf, credential),
      extensions: extensionTypes,
      signature: toHex(signature),
      isValid: (await verifyKeyPackage(reading)) === null,
    };
  },

  async fits({ ref, keyPackage, secret }) {
    const reading = decodeKeyPackage(keyPackage);
    if (!reading || (await keyPackageRef(keyPackage)) !== ref) return false;
    return secret === null || isSecretOf(reading, secret);
  },
};

function leafContents(
  { encryptionKey, signatureKey, credential, lifetime, signature, ...leaf }: LeafReading,
  expected: Uint8Array | null,
): LeafContents {
  const { type, identity } = credential;
  return {
    ...leaf,
    encryptionKey: toHex(encryptionKey),
    signatureKey: toHex(signatureKey),
    credential: {
      type,
      length: identity?.length ?? null,
      isExpected: identity !== null && expected !== null && equalBytes(identity, expected),
    },
    lifetime: lifetime && { notBefore: Number(lifetime.notBefore), notAfter: Number(lifetime.notAfter) },
    signature: toHex(signature),
  };
}

async function isSecretOf({ initKey, leaf }: KeyPackageReading, secret: Uint8Array): Promise<boolean> {
  const [init, encryption] = await Promise.all([
    x25519PublicKey(secret.subarray(0, PRIVATE_KEY_LENGTH)),
    x25519PublicKey(secret.subarray(PRIVATE_KEY_LENGTH)),
  ]);
  return equalBytes(init, initKey) && equalBytes(encryption, leaf.encryptionKey);
}
