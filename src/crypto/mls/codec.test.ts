import fc from 'fast-check';
import { decode, encode, keyPackageDecoder, keyPackageEncoder } from 'ts-mls';
import { describe, expect, test } from 'vitest';
import { cpuTimeOf } from '../../testing/cpu-time.ts';
import { type Forgery, forgeKeyPackage } from '../../testing/forge-key-package.ts';
import {
  HAVE_MLS_VECTORS,
  readMlsVectors,
  unwrapMessage,
  WITHOUT_MLS_VECTORS,
} from '../../testing/mls-vectors.ts';
import { concatBytes } from '../encoding.ts';
import { decodeKeyPackage, joinKeyPackage, splitKeyPackage } from './codec.ts';
import { makeLeafSigner } from './signer.ts';
import { writeVector } from './tls.ts';

const signer = await makeLeafSigner(new Uint8Array(32).fill(7));
const good = await forgeKeyPackage(signer);

describe.skipIf(!HAVE_MLS_VECTORS)(`KeyPackages of the working group${WITHOUT_MLS_VECTORS}`, () => {
  test('each of 300 is read and written again to the same bytes', () => {
    const vectors = readMlsVectors<{ mls_key_package: string }>('key-package-messages.json');
    expect(vectors).toHaveLength(300);
    for (const { mls_key_package } of vectors) {
      const bytes = unwrapMessage(mls_key_package);
      const parts = splitKeyPackage(bytes);
      expect(parts && joinKeyPackage(parts)).toEqual(bytes);
      expect(encode(keyPackageEncoder, readWithTsMls(bytes))).toEqual(bytes);
    }
  });

  test('what is read is what ts-mls reads', () => {
    for (const { mls_key_package } of readMlsVectors<{ mls_key_package: string }>(
      'key-package-messages.json',
    )) {
      expectSameReading(unwrapMessage(mls_key_package));
    }
  });
});

const uint16s = fc.array(fc.nat(0xffff), { maxLength: 40 });
const extensions = fc.array(
  fc.record({ type: fc.integer({ min: 6, max: 0xffff }), data: fc.uint8Array({ maxLength: 100 }) }),
  { maxLength: 5 },
);
const forgeries: fc.Arbitrary<Partial<Forgery>> = fc.record({
  cipherSuite: fc.nat(0xffff),
  initKey: fc.uint8Array({ maxLength: 200 }),
  encryptionKey: fc.uint8Array({ maxLength: 200 }),
  credentialType: fc.constantFrom(1, 3, 0x0a0a, 0xffff),
  identity: fc.uint8Array({ maxLength: 20_000 }),
  capabilities: fc.record({
    versions: fc.constant([1]),
    cipherSuites: uint16s,
    extensions: uint16s,
    proposals: uint16s,
    credentials: uint16s,
  }),
  leafExtensions: extensions,
  extensions,
});

test('any well-formed KeyPackage comes back byte for byte, and says what ts-mls reads in it', async () => {
  await fc.assert(
    fc.asyncProperty(forgeries, async (changes) => {
      const bytes = await forgeKeyPackage(signer, changes);
      const parts = splitKeyPackage(bytes);
      expect(parts && joinKeyPackage(parts)).toEqual(bytes);
      expectSameReading(bytes);
    }),
    { numRuns: 200 },
  );
});

test('a chain of X.509 certificates is read as the vectors that it is', async () => {
  const chain = await forgeKeyPackage(signer, { credentialType: 2, identity: Uint8Array.of(2, 1, 1, 0) });
  expect(decodeKeyPackage(chain)?.leaf.credential).toEqual({ type: 2, identity: null });
  const torn = await forgeKeyPackage(signer, { credentialType: 2, identity: Uint8Array.of(2, 1, 1, 5) });
  expect(decodeKeyPackage(torn)).toBeNull();
});

test('leaves of an update and of a commit are read, other sources are not', async () => {
  const read = async (...source: number[]) =>
    decodeKeyPackage(await forgeKeyPackage(signer, { source: Uint8Array.from(source) }));
  expect((await read(2))?.leaf).toMatchObject({ source: 2, lifetime: null });
  expect((await read(3, 1, 0xff))?.leaf).toMatchObject({ source: 3, lifetime: null });
  expect(await read(0)).toBeNull();
  expect(await read(4)).toBeNull();
});

test('the last-resort extension is found in the KeyPackage, not in its leaf', async () => {
  const lastResort = [{ type: 0x000a, data: new Uint8Array() }];
  const read = async (changes: Partial<Forgery>) => decodeKeyPackage(await forgeKeyPackage(signer, changes));
  expect((await read({ extensions: lastResort }))?.lastResort).toBe(true);
  expect((await read({ leafExtensions: lastResort }))?.lastResort).toBe(false);
});

test('a byte more, or any number fewer, is refused', () => {
  expect(decodeKeyPackage(good)).not.toBeNull();
  expect(decodeKeyPackage(concatBytes(good, Uint8Array.of(0)))).toBeNull();
  for (let length = 0; length < good.length; length++) {
    expect(decodeKeyPackage(good.subarray(0, length))).toBeNull();
  }
});

test('a non-minimal length is refused wherever it stands', async () => {
  const parts = splitKeyPackage(good);
  if (!parts) throw new Error('unreadable');
  const longInitKey = concatBytes(good.subarray(0, 4), Uint8Array.of(0x40), good.subarray(4));
  const longExtensions = joinKeyPackage({ ...parts, extensions: Uint8Array.of(0x40, 0) });
  const longCredential = await forgeKeyPackage(signer, {
    credentialType: 2,
    identity: Uint8Array.of(0x40, 0),
  });
  for (const bytes of [longInitKey, longExtensions, longCredential]) {
    expect(decodeKeyPackage(bytes)).toBeNull();
    expect(decode(keyPackageDecoder, bytes), 'ts-mls lets it pass').toBeDefined();
  }
});

test('parts that do not fit together do not split again as they were', () => {
  const parts = splitKeyPackage(good);
  if (!parts) throw new Error('unreadable');
  const shifted = {
    ...parts,
    leafNode: concatBytes(parts.leafNode, parts.extensions),
    extensions: new Uint8Array(),
  };
  expect(joinKeyPackage(shifted)).toEqual(good);
  expect(splitKeyPackage(joinKeyPackage(shifted))).not.toEqual(shifted);
});

test('garbage never throws, and what is read is never another encoding', () => {
  const changed = fc
    .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
    .map((changes) => {
      const bytes = new Uint8Array(good);
      for (const [position, value] of changes) bytes[position] = value;
      return bytes;
    });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 4096 }), changed), (bytes) => {
      const reading = decodeKeyPackage(bytes);
      if (reading) expect(joinKeyPackage(reading)).toEqual(bytes);
    }),
    { numRuns: 5_000 },
  );
});

test('a megabyte of the smallest items is read in good time', async () => {
  const parts = splitKeyPackage(good);
  if (!parts) throw new Error('unreadable');
  const bytes = joinKeyPackage({ ...parts, extensions: writeVector(new Uint8Array(3 * 350_000)) });
  const read = () => expect(decodeKeyPackage(bytes)?.extensionTypes).toHaveLength(350_000);
  expect(await cpuTimeOf(read)).toBeLessThan(1_000);
});

function readWithTsMls(bytes: Uint8Array) {
  const keyPackage = decode(keyPackageDecoder, bytes);
  if (!keyPackage) throw new Error('ts-mls cannot read it');
  return keyPackage;
}

function expectSameReading(bytes: Uint8Array): void {
  const theirs = readWithTsMls(bytes);
  expect(decodeKeyPackage(bytes)).toMatchObject({
    version: theirs.version,
    cipherSuite: theirs.cipherSuite,
    initKey: theirs.initKey,
    signature: theirs.signature,
    extensionTypes: theirs.extensions.map(({ extensionType }) => extensionType),
    leaf: {
      encryptionKey: theirs.leafNode.hpkePublicKey,
      signatureKey: theirs.leafNode.signaturePublicKey,
      credential: {
        type: theirs.leafNode.credential.credentialType,
        identity: 'identity' in theirs.leafNode.credential ? theirs.leafNode.credential.identity : null,
      },
      capabilities: {
        versions: theirs.leafNode.capabilities.versions,
        cipherSuites: theirs.leafNode.capabilities.ciphersuites,
        extensions: theirs.leafNode.capabilities.extensions,
        proposals: theirs.leafNode.capabilities.proposals,
        credentials: theirs.leafNode.capabilities.credentials,
      },
      lifetime: theirs.leafNode.lifetime,
      extensions: theirs.leafNode.extensions.map(({ extensionType }) => extensionType),
      signature: theirs.leafNode.signature,
    },
  });
}
