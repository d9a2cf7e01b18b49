import fc from 'fast-check';
import { fromHex } from '../../../../src/crypto/encoding.ts';
import { decodeKeyPackage } from '../../../../src/crypto/mls/codec.ts';
import { LAST_RESORT } from '../../../../src/crypto/mls/key-package.ts';
import type { ErrorCode } from '../../../../src/protocol/errors.ts';
import { KEY_PACKAGE_MAX_SPAN } from '../../../../src/protocol/numbers.ts';
import {
  type Forgery,
  forgeKeyPackage,
  GOOD_CAPABILITIES,
  keyPackageSource,
} from '../../../../src/testing/forge-key-package.ts';
import { NOW } from '../../../../src/testing/forge-openpgp.ts';
import { certificateOf, DAY, type TestSession } from '../../../testing/test-session.ts';
import { type Flaw, flaw } from './bad-request.ts';
import type { World } from './world.ts';

/** KeyPackages that are signed, and say one thing that a row of validation.md forbids. Made when they are sent. */
export type Forged = fc.Arbitrary<Flaw<() => Promise<Uint8Array>>>;

const lastResort = { type: LAST_RESORT, data: new Uint8Array() };
const bytes = fc.uint8Array({ maxLength: 40 });
const key32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const type = fc.integer({ min: 6, max: 0xffff }).filter((each) => each !== LAST_RESORT);

export type Kind = 'ordinary' | 'last-resort';

export function forgedKeyPackages(world: World, kind: Kind): Forged {
  const { alice, past, phone, bob } = world;
  const of = (
    row: string,
    code: ErrorCode,
    changes: fc.Arbitrary<Partial<Forgery>>,
    session = alice,
  ): Forged => changes.map((each) => flaw(row, [code], () => forge(session, kind, each)));
  const used = [...world.stored, world.lastResort].flatMap((each) => {
    const reading = decodeKeyPackage(each);
    return reading ? [reading.initKey, reading.leaf.encryptionKey] : [];
  });
  const nothing = fc.constant({});
  const signedBy = ({ key: { signer } }: TestSession) => {
    return fc.constant({ signatureKey: signer.publicKey, sign: signer.sign, signLeaf: signer.sign });
  };
  const named = (session: TestSession) => fc.constant({ identity: certificateOf(session) });
  return fc.oneof(
    of(
      'suite not offered',
      'KEYPACKAGE_CIPHERSUITE',
      fc.integer({ min: 2, max: 7 }).map((cipherSuite) => ({ cipherSuite })),
    ),
    of(
      'KeyPackage signature',
      'KEYPACKAGE_SIGNATURE_INVALID',
      badSignature.map((sign) => ({ sign })),
    ),
    of(
      'leaf node signature',
      'LEAF_SIGNATURE_INVALID',
      badSignature.map((signLeaf) => ({ signLeaf })),
    ),
    of('leaf source, extension or credential type', 'LEAF_INVALID', badLeaf),
    of('a key of the wrong size, all zero, small order, or twice', 'KEYPACKAGE_KEY_INVALID', badKeys),
    of(
      'lifetime',
      'KEYPACKAGE_LIFETIME',
      badLifetime.map(([from, to]) => ({ source: keyPackageSource(from, to) })),
    ),
    of('last_resort', 'KEYPACKAGE_LAST_RESORT', wrongKind(kind)),
    of('an earlier ID-Cert or key', 'CERT_NOT_CURRENT', fc.oneof(named(past), signedBy(past))),
    of('an earlier session state', 'CERT_NOT_CURRENT', nothing, past),
    of(
      'another session or actor',
      'CREDENTIAL_MISMATCH',
      fc.oneof(named(phone), named(bob), signedBy(phone), signedBy(bob)),
    ),
    of('another session', 'CREDENTIAL_MISMATCH', nothing, phone),
    of('another actor', 'CREDENTIAL_MISMATCH', nothing, bob),
    of('another credential', 'CREDENTIAL_MISMATCH', otherCredential),
    of('init or encryption key seen before', 'INIT_KEY_REUSED', usedKeys(used)),
    of('over 8 KiB', 'PAYLOAD_TOO_LARGE', tooLarge),
  );
}

export function forge(session: TestSession, kind: Kind, changes: Partial<Forgery> = {}): Promise<Uint8Array> {
  const source = keyPackageSource(NOW - 3600, NOW + 30 * DAY);
  const extensions = kind === 'ordinary' ? [] : [lastResort];
  return forgeKeyPackage(session.key.signer, {
    identity: certificateOf(session),
    source,
    extensions,
    ...changes,
  });
}

const badSignature = fc
  .oneof(
    fc.uint8Array({ minLength: 64, maxLength: 64 }),
    fc.uint8Array({ maxLength: 200 }),
    fc.constant(new Uint8Array(64)),
  )
  .map((signature) => async () => signature);

const capabilities = fc
  .constantFrom('versions' as const, 'cipherSuites' as const, 'credentials' as const)
  .chain((list) =>
    fc.array(fc.integer({ min: 2, max: 0xffff }), { maxLength: 9 }).map((values) => ({ [list]: values })),
  )
  .map((list) => ({ capabilities: { ...GOOD_CAPABILITIES, ...list } }));
const unnamed = fc.tuple(type, bytes).map(([each, data]) => [{ type: each, data }]);
const badLeaf: fc.Arbitrary<Partial<Forgery>> = fc.oneof(
  fc.constant({ source: Uint8Array.of(2) }),
  bytes.map((hash) => ({ source: Uint8Array.of(3, hash.length, ...hash) })),
  capabilities,
  unnamed.map((leafExtensions) => ({ leafExtensions })),
  unnamed.map((extensions) => ({ extensions })),
  fc.integer({ min: 3, max: 0xffff }).map((credentialType) => ({ credentialType })),
);

const U8 = 'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800';
const TWO = '0000000000000000000000000000000000000000000000000000000000000080';
const smallOrder = fc
  .constantFrom(
    '00'.repeat(32),
    `01${'00'.repeat(31)}`,
    U8,
    `ec${'ff'.repeat(30)}7f`,
    `ed${'ff'.repeat(30)}7f`,
    `ee${'ff'.repeat(31)}`,
    TWO,
  )
  .map(fromHex);
const wrongSize = fc.uint8Array({ maxLength: 100 }).filter(({ length }) => length !== 32);
const badKeys: fc.Arbitrary<Partial<Forgery>> = fc.oneof(
  fc.oneof(smallOrder, wrongSize).map((initKey) => ({ initKey })),
  fc.oneof(smallOrder, wrongSize).map((encryptionKey) => ({ encryptionKey })),
  key32.map((both) => ({ initKey: both, encryptionKey: both })),
);

const seconds = (min: number, max: number) => fc.integer({ min, max }).map(BigInt);
const uint64 = fc.bigInt({ min: 2n ** 63n, max: 2n ** 64n - 1n });
const badLifetime: fc.Arbitrary<readonly [bigint, bigint]> = fc.oneof(
  fc.tuple(seconds(0, NOW), seconds(0, NOW)),
  fc.tuple(seconds(NOW + 301, NOW + 20 * DAY), seconds(NOW + 21 * DAY, NOW + 30 * DAY)),
  fc.tuple(seconds(NOW - 10 * DAY, NOW), seconds(NOW + 60 * DAY + 1, NOW + 74 * DAY)),
  fc
    .integer({ min: 0, max: 20 * DAY })
    .map((more) => [BigInt(NOW + 1 - KEY_PACKAGE_MAX_SPAN - more - 1), BigInt(NOW + 1)] as const),
  fc.tuple(fc.oneof(seconds(0, NOW), uint64), uint64),
  fc.tuple(uint64, seconds(NOW + 1, NOW + DAY)),
);

function wrongKind(kind: Kind): fc.Arbitrary<Partial<Forgery>> {
  const full = fc
    .uint8Array({ minLength: 1, maxLength: 40 })
    .map((data) => ({ extensions: [{ type: LAST_RESORT, data }] }));
  return fc.oneof(full, fc.constant({ extensions: kind === 'ordinary' ? [lastResort] : [] }));
}

const otherCredential: fc.Arbitrary<Partial<Forgery>> = fc.oneof(
  bytes.map((identity) => ({ identity })),
  fc.integer({ min: 3, max: 0xffff }).map((credentialType) => ({
    credentialType,
    capabilities: { ...GOOD_CAPABILITIES, credentials: [1, credentialType] },
  })),
);

function usedKeys(used: readonly Uint8Array[]): fc.Arbitrary<Partial<Forgery>> {
  const one = fc.constantFrom(...used);
  return fc.oneof(
    one.map((initKey) => ({ initKey })),
    one.map((encryptionKey) => ({ encryptionKey })),
  );
}

const tooLarge = fc.integer({ min: 8192, max: 9000 }).map((length) => ({
  leafExtensions: [{ type: 0xf001, data: new Uint8Array(length) }],
  capabilities: { ...GOOD_CAPABILITIES, extensions: [LAST_RESORT, 0xf001] },
}));
