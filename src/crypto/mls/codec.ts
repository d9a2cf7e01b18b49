import { concatBytes } from '../encoding.ts';
import {
  BASIC_CREDENTIAL,
  type Capabilities,
  type Extension,
  type KeyPackageParts,
  type KeyPackageReading,
  LAST_RESORT,
  type LeafReading,
  SOURCE_KEY_PACKAGE,
} from './key-package.ts';
import { readWhole, type TlsReader, writeUint16, writeVector } from './tls.ts';

const X509_CREDENTIAL = 2;
const SOURCE_UPDATE = 2;
const SOURCE_COMMIT = 3;

/**
 * Reads a TLS-serialised KeyPackage. Null for bytes that are not exactly one, or that are not its only encoding.
 * Never throws; takes time in proportion to the length.
 */
export function decodeKeyPackage(tls: Uint8Array): KeyPackageReading | null {
  return readWhole(tls, (reader) => {
    const version = reader.uint16();
    const cipherSuite = reader.uint16();
    const initKey = reader.vector();
    const leafStart = reader.position;
    const leaf = readLeaf(reader);
    if (!leaf) return null;
    const extensionsStart = reader.position;
    const extensionTypes = readExtensions(reader).map(({ type }) => type);
    const extensions = tls.subarray(extensionsStart, reader.position);
    const signature = reader.vector();
    return {
      bytes: tls,
      version,
      cipherSuite,
      initKey,
      leafNode: tls.subarray(leafStart, extensionsStart),
      extensions,
      signature,
      leaf,
      extensionTypes,
      lastResort: extensionTypes.includes(LAST_RESORT),
    };
  });
}

/** The members of a TLS-serialised KeyPackage, or null where `decodeKeyPackage` gives null. */
export function splitKeyPackage(tls: Uint8Array): KeyPackageParts | null {
  const reading = decodeKeyPackage(tls);
  if (!reading) return null;
  const { version, cipherSuite, initKey, leafNode, extensions, signature } = reading;
  return { version, cipherSuite, initKey, leafNode, extensions, signature };
}

/**
 * The TLS-serialised KeyPackage with these members. Nothing is checked: where the parts were malformed,
 * `splitKeyPackage` of the result gives null or other parts.
 */
export function joinKeyPackage(parts: KeyPackageParts): Uint8Array {
  return concatBytes(
    writeUint16(parts.version),
    writeUint16(parts.cipherSuite),
    writeVector(parts.initKey),
    parts.leafNode,
    parts.extensions,
    writeVector(parts.signature),
  );
}

/** `Extension extensions<V>`, RFC 9420 section 13. */
export function readExtensions(reader: TlsReader): Extension[] {
  return reader.list((item) => ({ type: item.uint16(), data: item.vector() }));
}

/** RFC 9420 section 7.2. Null for a source that is none. */
function readLeaf(reader: TlsReader): LeafReading | null {
  const encryptionKey = reader.vector();
  const signatureKey = reader.vector();
  const credential = readCredential(reader);
  const capabilities = readCapabilities(reader);
  const source = reader.uint8();
  const lifetime = readSource(reader, source);
  if (lifetime === undefined) return null;
  const extensions = readExtensions(reader).map(({ type }) => type);
  const signature = reader.vector();
  return { encryptionKey, signatureKey, credential, capabilities, source, lifetime, extensions, signature };
}

/** RFC 9420 section 5.3. What lies in a credential of an unknown type is one opaque vector, as elsewhere. */
function readCredential(reader: TlsReader): LeafReading['credential'] {
  const type = reader.uint16();
  if (type === BASIC_CREDENTIAL) return { type, identity: reader.vector() };
  if (type === X509_CREDENTIAL) reader.list((item) => item.vector());
  else reader.vector();
  return { type, identity: null };
}

function readCapabilities(reader: TlsReader): Capabilities {
  const uint16s = () => reader.list((item) => item.uint16());
  return {
    versions: uint16s(),
    cipherSuites: uint16s(),
    extensions: uint16s(),
    proposals: uint16s(),
    credentials: uint16s(),
  };
}

/** What depends on the leaf's source: a lifetime, or null where that source has none. Undefined: no such source. */
function readSource(reader: TlsReader, source: number): LeafReading['lifetime'] | undefined {
  switch (source) {
    case SOURCE_KEY_PACKAGE:
      return { notBefore: reader.uint64(), notAfter: reader.uint64() };
    case SOURCE_UPDATE:
      return null;
    case SOURCE_COMMIT:
      reader.vector(); // parent_hash
      return null;
    default:
      return undefined;
  }
}
