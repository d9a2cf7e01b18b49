import { equalBytes, fromBase64, toBase64 } from '../../crypto/encoding.ts';
import { joinKeyPackage, splitKeyPackage } from '../../crypto/mls/codec.ts';
import type { KeyPackageParts } from '../../crypto/mls/key-package.ts';
import type { KeyPackageJson } from './schemas.ts';

/** Section 6 of the protocol: a KeyPackage's members in JSON, which make the RFC 9420 structure byte for byte. */

/** RFC 9420 section 6. */
const VERSIONS: readonly string[] = ['reserved', 'mls10'];

/** RFC 9420 section 17.1; the place in the list is the number. */
const CIPHER_SUITES: readonly string[] = [
  'NULL',
  'MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519',
  'MLS_128_DHKEMP256_AES128GCM_SHA256_P256',
  'MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_Ed25519',
  'MLS_256_DHKEMX448_AES256GCM_SHA512_Ed448',
  'MLS_256_DHKEMP521_AES256GCM_SHA512_P521',
  'MLS_256_DHKEMX448_CHACHA20POLY1305_SHA512_Ed448',
  'MLS_256_DHKEMP384_AES256GCM_SHA384_P384',
];

/** Null for bytes that are not one KeyPackage of a version and suite with a name. */
export function keyPackageToJson(tls: Uint8Array): KeyPackageJson | null {
  const parts = splitKeyPackage(tls);
  const protocol_version = VERSIONS[parts?.version ?? 0];
  const cipher_suite = CIPHER_SUITES[parts?.cipherSuite ?? 0];
  if (!parts || !protocol_version || !cipher_suite) return null;
  return {
    protocol_version,
    cipher_suite,
    init_key: toBase64(parts.initKey),
    leaf_node: toBase64(parts.leafNode),
    extensions: toBase64(parts.extensions),
    signature: toBase64(parts.signature),
  };
}

/**
 * The TLS-serialised KeyPackage; null where a member is not canonical Base64, or where splitting the result gives other
 * members. A version or suite of an unknown name becomes the reserved one, which every check refuses by its own rule.
 */
export function keyPackageFromJson(json: KeyPackageJson): Uint8Array | null {
  const parts = readMembers(json);
  if (!parts) return null;
  const tls = joinKeyPackage(parts);
  const again = splitKeyPackage(tls);
  return again && haveSameBytes(parts, again) ? tls : null;
}

function readMembers(json: KeyPackageJson): KeyPackageParts | null {
  try {
    return {
      version: Math.max(VERSIONS.indexOf(json.protocol_version), 0),
      cipherSuite: Math.max(CIPHER_SUITES.indexOf(json.cipher_suite), 0),
      initKey: fromBase64(json.init_key),
      leafNode: fromBase64(json.leaf_node),
      extensions: fromBase64(json.extensions),
      signature: fromBase64(json.signature),
    };
  } catch {
    return null;
  }
}

function haveSameBytes(a: KeyPackageParts, b: KeyPackageParts): boolean {
  return (
    equalBytes(a.initKey, b.initKey) &&
    equalBytes(a.leafNode, b.leafNode) &&
    equalBytes(a.extensions, b.extensions) &&
    equalBytes(a.signature, b.signature)
  );
}
