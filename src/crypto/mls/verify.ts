import { equalBytes } from '../encoding.ts';
import { isSmallOrderX25519 } from '../small-order.ts';
import { readExtensions } from './codec.ts';
import {
  CIPHER_SUITE,
  type KeyPackageReading,
  LAST_RESORT,
  type LeafReading,
  MLS10,
  SOURCE_KEY_PACKAGE,
} from './key-package.ts';
import { verifyWithLabel } from './sign-label.ts';
import { readWhole, writeVector } from './tls.ts';

/** Why a KeyPackage is refused, in the order in which the rules are applied. */
export type KeyPackageRefusal =
  /** Said by who decodes: `decodeKeyPackage` gave null. */
  | 'malformed'
  | 'version'
  | 'cipher-suite'
  | 'signature'
  | 'leaf-signature'
  | 'leaf'
  | 'key'
  | 'lifetime'
  | 'last-resort';

const KEY_LENGTH = 32;
/** Types 1 to 5 are RFC 9420's own (section 17.3) and need not be named in the capabilities. */
const LAST_DEFAULT_EXTENSION = 5;

/**
 * Every rule that needs no knowledge but the KeyPackage (RFC 9420 sections 7.3 and 10.1); null where all hold.
 * The clock, the span of the lifetime, and whether a last-resort one was wanted are the caller's.
 */
export async function verifyKeyPackage(reading: KeyPackageReading): Promise<KeyPackageRefusal | null> {
  if (reading.version !== MLS10) return 'version';
  if (reading.cipherSuite !== CIPHER_SUITE) return 'cipher-suite';
  if (!(await isSigned(reading))) return 'signature';
  // What an update or commit leaf signs includes its group: here it can be refused for its source only.
  if (reading.leaf.source !== SOURCE_KEY_PACKAGE) return 'leaf';
  if (!(await isLeafSigned(reading))) return 'leaf-signature';
  if (!isWithinCapabilities(reading)) return 'leaf';
  if (!hasGoodKeys(reading)) return 'key';
  if (!hasLifetime(reading.leaf)) return 'lifetime';
  return isLastResortEmpty(reading) ? null : 'last-resort';
}

function isSigned({ bytes, leaf, signature }: KeyPackageReading): Promise<boolean> {
  return verifyWithLabel(leaf.signatureKey, 'KeyPackageTBS', unsigned(bytes, signature), signature);
}

function isLeafSigned({ leafNode, leaf }: KeyPackageReading): Promise<boolean> {
  return verifyWithLabel(
    leaf.signatureKey,
    'LeafNodeTBS',
    unsigned(leafNode, leaf.signature),
    leaf.signature,
  );
}

/** The exact bytes that were signed: all but the signature, which is the last member of both structures. */
function unsigned(bytes: Uint8Array, signature: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.length - writeVector(signature).length);
}

function isWithinCapabilities({ leaf, extensionTypes }: KeyPackageReading): boolean {
  const { versions, cipherSuites, extensions, credentials } = leaf.capabilities;
  const supported = new Set(extensions);
  return (
    versions.includes(MLS10) &&
    cipherSuites.includes(CIPHER_SUITE) &&
    credentials.includes(leaf.credential.type) &&
    [...leaf.extensions, ...extensionTypes].every((type) => isDefaultExtension(type) || supported.has(type))
  );
}

function isDefaultExtension(type: number): boolean {
  return type >= 1 && type <= LAST_DEFAULT_EXTENSION;
}

/** The signature key needs no look here: a bad one verifies nothing. */
function hasGoodKeys({ initKey, leaf: { encryptionKey } }: KeyPackageReading): boolean {
  return isGoodX25519(initKey) && isGoodX25519(encryptionKey) && !equalBytes(initKey, encryptionKey);
}

function isGoodX25519(key: Uint8Array): boolean {
  return key.length === KEY_LENGTH && !isSmallOrderX25519(key);
}

function hasLifetime({ lifetime }: LeafReading): boolean {
  return lifetime !== null && lifetime.notBefore <= lifetime.notAfter;
}

function isLastResortEmpty({ extensions }: KeyPackageReading): boolean {
  const list = readWhole(extensions, readExtensions) ?? [];
  return list.every(({ type, data }) => type !== LAST_RESORT || data.length === 0);
}
