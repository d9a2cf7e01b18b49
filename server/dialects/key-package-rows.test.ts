import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { concatBytes, toBase64 } from '../../src/crypto/encoding.ts';
import { LAST_RESORT } from '../../src/crypto/mls/key-package.ts';
import type { ErrorCode } from '../../src/protocol/errors.ts';
import { KEY_PACKAGE_MAX_SPAN } from '../../src/protocol/numbers.ts';
import type { KeyPackageJson } from '../../src/protocol/p2core/schemas.ts';
import { type Forgery, GOOD_CAPABILITIES, keyPackageSource } from '../../src/testing/forge-key-package.ts';
import { START } from '../testing/test-server.ts';
import {
  DAY,
  expectLastResortRefusal,
  expectRefusal,
  forgeJson,
  post,
  setUpBench,
  type UploadBench,
} from '../testing/upload-bench.ts';

/** validation.md, the KeyPackage table, row by row, through HTTP: the code, its index, and that nothing changed. */

const lastResort = { type: LAST_RESORT, data: new Uint8Array() };
let bench: UploadBench;

beforeAll(async () => {
  bench = await setUpBench();
});

afterAll(() => bench.server.close());

async function otherSignature(content: Uint8Array): Promise<Uint8Array> {
  return bench.alice.key.signer.sign(concatBytes(content, Uint8Array.of(0)));
}

describe('the batch', () => {
  test.each([
    ['KEYPACKAGE_BATCH_SIZE', 400, []],
    ['INVALID_BODY', 400, {}],
    ['INVALID_BODY', 400, null],
  ])('%s', async (error, status, body) => {
    const reply = await post(bench, body);
    expect([reply.error, reply.status, reply.index]).toEqual([error, status, undefined]);
  });

  test('KEYPACKAGE_BATCH_SIZE: 101, even where one of them is none', async () => {
    const elements = Array.from({ length: 100 }, () => ({}));
    const reply = await post(bench, [...elements, await forgeJson(bench)]);
    expect([reply.error, reply.index]).toEqual(['KEYPACKAGE_BATCH_SIZE', undefined]);
  });

  test('PAYLOAD_TOO_LARGE: over 1 MiB', async () => {
    const reply = await post(bench, ['x'.repeat(1024 * 1024)]);
    expect([reply.error, reply.status]).toEqual(['PAYLOAD_TOO_LARGE', 413]);
  });
});

describe('KEYPACKAGE_MALFORMED', () => {
  const zeros = (bytes: number) => toBase64(new Uint8Array(bytes));
  test.each<[string, (good: KeyPackageJson) => object]>([
    ['a missing member', ({ signature: _, ...rest }) => rest],
    ['an unknown member', (good) => ({ ...good, comment: '' })],
    ['a member of another type', (good) => ({ ...good, init_key: 1 })],
    ['NUL', (good) => ({ ...good, init_key: `${good.init_key}\0` })],
    ['a lone surrogate', (good) => ({ ...good, cipher_suite: '\ud800' })],
    ['Base64 without padding', (good) => ({ ...good, init_key: good.init_key.replace(/=+$/, '') })],
    ['Base64url', (good) => ({ ...good, init_key: `-${good.init_key.slice(1)}` })],
    ['white space in Base64', (good) => ({ ...good, init_key: `${good.init_key}\n` })],
    ['unused bits that are not zero', (good) => ({ ...good, init_key: good.init_key.replace(/.=$/, 'B=') })],
    [
      'trailing bytes after the leaf',
      (good) => ({ ...good, leaf_node: `${good.leaf_node.replace(/=+$/, '')}${'A'.repeat(8)}` }),
    ],
    ['bytes after the extensions', (good) => ({ ...good, extensions: zeros(2) })],
    ['extensions without their length header', (good) => ({ ...good, extensions: '' })],
    ['a length that is not minimal', (good) => ({ ...good, extensions: toBase64(Uint8Array.of(0x40, 0)) })],
    ['a leaf that is none', (good) => ({ ...good, leaf_node: zeros(8) })],
  ])('%s', async (_, spoil) => {
    const bad = spoil(await forgeJson(bench));
    await expectRefusal(bench, 'KEYPACKAGE_MALFORMED', bad);
    await expectLastResortRefusal(bench, 'KEYPACKAGE_MALFORMED', bad);
  });

  test('an element that is no object', async () => {
    const reply = await post(bench, [await forgeJson(bench), 'x']);
    expect([reply.error, reply.status, reply.index]).toEqual(['KEYPACKAGE_MALFORMED', 400, 1]);
  });
});

const now = START + DAY;
const life = (from: number, to: number) => ({ source: keyPackageSource(now + from, now + to) });
const zeroKey = new Uint8Array(32);
const sevens = new Uint8Array(32).fill(7);
const longExtension = { type: 0xf001, data: new Uint8Array(8 * 1024) };
const named = { capabilities: { ...GOOD_CAPABILITIES, extensions: [LAST_RESORT, 0xf001] } };

describe('each rule', () => {
  test.each<[ErrorCode, string, Partial<Forgery>]>([
    ['KEYPACKAGE_VERSION', 'version 0', { version: 0 }],
    ['KEYPACKAGE_CIPHERSUITE', 'suite 3', { cipherSuite: 3 }],
    ['KEYPACKAGE_SIGNATURE_INVALID', 'over other bytes', { sign: otherSignature }],
    ['LEAF_SIGNATURE_INVALID', 'over other bytes', { signLeaf: otherSignature }],
    ['LEAF_INVALID', 'the leaf of an update', { source: Uint8Array.of(2) }],
    [
      'LEAF_INVALID',
      'an extension that is not in the capabilities',
      { extensions: [{ type: 0xf001, data: zeroKey }] },
    ],
    [
      'LEAF_INVALID',
      'a credential type that is not in the capabilities',
      { capabilities: { ...GOOD_CAPABILITIES, credentials: [] } },
    ],
    ['KEYPACKAGE_KEY_INVALID', 'an init key of 31 bytes', { initKey: zeroKey.subarray(1) }],
    ['KEYPACKAGE_KEY_INVALID', 'an encryption key of zeros', { encryptionKey: zeroKey }],
    ['KEYPACKAGE_KEY_INVALID', 'one key for both', { initKey: sevens, encryptionKey: sevens }],
    [
      'KEYPACKAGE_LIFETIME',
      'a span of a second too much',
      life(DAY * 59 - KEY_PACKAGE_MAX_SPAN - 1, DAY * 59),
    ],
    ['KEYPACKAGE_LIFETIME', 'from 301 s ahead', life(301, DAY)],
    ['KEYPACKAGE_LIFETIME', 'over just now', life(-DAY, 0)],
    ['KEYPACKAGE_LIFETIME', 'beyond the ID-Cert’s expiry', life(-3600, 60 * DAY + 1)],
    ['KEYPACKAGE_LIFETIME', 'that ends before it begins', life(20, 10)],
    [
      'KEYPACKAGE_LAST_RESORT',
      'last_resort with data',
      { extensions: [{ type: LAST_RESORT, data: zeroKey }] },
    ],
  ])('%s: %s', async (error, _, changes) => {
    await expectRefusal(bench, error, await forgeJson(bench, changes));
    const extensions = changes.extensions ?? [lastResort];
    await expectLastResortRefusal(bench, error, await forgeJson(bench, { ...changes, extensions }));
  });

  test('KEYPACKAGE_LIFETIME before KEYPACKAGE_LAST_RESORT, which comes before the credential', async () => {
    const withData = { extensions: [{ type: LAST_RESORT, data: zeroKey }] };
    await expectRefusal(
      bench,
      'KEYPACKAGE_LIFETIME',
      await forgeJson(bench, { ...withData, ...life(-DAY, 0) }),
    );
    await expectRefusal(bench, 'KEYPACKAGE_LAST_RESORT', await forgeJson(bench, withData, bench.bob));
  });

  test('PAYLOAD_TOO_LARGE: over 8 KiB', async () => {
    await expectRefusal(
      bench,
      'PAYLOAD_TOO_LARGE',
      await forgeJson(bench, { ...named, extensions: [longExtension] }),
    );
  });

  test('KEYPACKAGE_VERSION, KEYPACKAGE_CIPHERSUITE: a name that nobody knows', async () => {
    await expectRefusal(bench, 'KEYPACKAGE_VERSION', {
      ...(await forgeJson(bench)),
      protocol_version: 'mls11',
    });
    await expectRefusal(bench, 'KEYPACKAGE_CIPHERSUITE', {
      ...(await forgeJson(bench)),
      cipher_suite: 'MLS_512',
    });
  });

  test('KEYPACKAGE_LAST_RESORT: each kind on the other’s route', async () => {
    await expectRefusal(
      bench,
      'KEYPACKAGE_LAST_RESORT',
      await forgeJson(bench, { extensions: [lastResort] }),
    );
    await expectLastResortRefusal(bench, 'KEYPACKAGE_LAST_RESORT', await forgeJson(bench));
  });

  test('accepted: GREASE in the capabilities, and the longest lifetime', async () => {
    const named = { ...GOOD_CAPABILITIES, extensions: [LAST_RESORT, 0x0a0a] };
    const grease = { capabilities: named, extensions: [{ type: 0x0a0a, data: zeroKey }] };
    const elements = [await forgeJson(bench, grease), await forgeJson(bench, life(300, 60 * DAY))];
    expect((await post(bench, elements)).status).toBe(201);
  });
});
