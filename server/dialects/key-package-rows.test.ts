import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { concatBytes, toBase64 } from '../../src/crypto/encoding.ts';
import { LAST_RESORT } from '../../src/crypto/mls/key-package.ts';
import { makeLeafSigner } from '../../src/crypto/mls/signer.ts';
import type { ErrorCode } from '../../src/protocol/errors.ts';
import { KEY_PACKAGE_MAX_SPAN } from '../../src/protocol/numbers.ts';
import { keyPackageToJson } from '../../src/protocol/p2core/key-package-json.ts';
import type { KeyPackageJson } from '../../src/protocol/p2core/schemas.ts';
import {
  type Forgery,
  forgeKeyPackage,
  GOOD_CAPABILITIES,
  keyPackageSource,
} from '../../src/testing/forge-key-package.ts';
import { START, startTestServer, type TestServer } from '../testing/test-server.ts';
import { certificateOf, enrol, rotated, type TestSession } from '../testing/test-session.ts';

/** validation.md, the KeyPackage table, row by row, through HTTP: the code, its index, and that nothing changed. */

const DAY = 86_400;
const lastResort = { type: LAST_RESORT, data: new Uint8Array() };

let server: TestServer;
let past: TestSession;
let alice: TestSession;
let phone: TestSession;
let bob: TestSession;

beforeAll(async () => {
  server = await startTestServer();
  past = await enrol(server, 'alice');
  server.clock.now += DAY;
  alice = await rotated(server, past);
  phone = await enrol(server, 'alice', 'phone');
  bob = await enrol(server, 'bob');
});

afterAll(() => server.close());

/** A good one of this session but for `changes`. */
function forge(session: TestSession, changes: Partial<Forgery> = {}): Promise<Uint8Array> {
  const source = keyPackageSource(server.clock.now - 3600, server.clock.now + 30 * DAY);
  return forgeKeyPackage(session.key.signer, { identity: certificateOf(session), source, ...changes });
}

async function forgeJson(changes: Partial<Forgery> = {}, session = alice): Promise<KeyPackageJson> {
  const json = keyPackageToJson(await forge(session, changes));
  if (!json) throw new Error('not even well-formed');
  return json;
}

function post(elements: unknown) {
  return server.ask('POST', '/p2core/keypackage/@me', { token: alice.token, body: elements });
}

function put(element: unknown) {
  return server.ask('PUT', '/p2core/keypackage_lr', { token: alice.token, body: element });
}

/** Refused on both routes; on the first one as the third of four, whose fourth is bad by an earlier rule. */
async function expectRefusal(error: ErrorCode, bad: object, status = 400): Promise<void> {
  const before = await server.snapshot();
  const worse = { ...(await forgeJson()), extensions: '' };
  const batch = await post([await forgeJson(), await forgeJson(), bad, worse]);
  expect([batch.error, batch.status, batch.index]).toEqual([error, status, 2]);
  expect(await server.snapshot()).toBe(before);
}

async function expectLastResortRefusal(error: ErrorCode, bad: object, status = 400): Promise<void> {
  const before = await server.snapshot();
  const swap = await put(bad);
  expect([swap.error, swap.status, swap.index]).toEqual([error, status, undefined]);
  expect(await server.snapshot()).toBe(before);
}

async function otherSignature(content: Uint8Array): Promise<Uint8Array> {
  return alice.key.signer.sign(concatBytes(content, Uint8Array.of(0)));
}

describe('the batch', () => {
  test.each([
    ['KEYPACKAGE_BATCH_SIZE', 400, []],
    ['INVALID_BODY', 400, {}],
    ['INVALID_BODY', 400, null],
  ])('%s', async (error, status, body) => {
    const reply = await post(body);
    expect([reply.error, reply.status, reply.index]).toEqual([error, status, undefined]);
  });

  test('KEYPACKAGE_BATCH_SIZE: 101, even where one of them is none', async () => {
    const elements = Array.from({ length: 100 }, () => ({}));
    const reply = await post([...elements, await forgeJson()]);
    expect([reply.error, reply.index]).toEqual(['KEYPACKAGE_BATCH_SIZE', undefined]);
  });

  test('PAYLOAD_TOO_LARGE: over 1 MiB', async () => {
    const reply = await post(['x'.repeat(1024 * 1024)]);
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
    const bad = spoil(await forgeJson());
    await expectRefusal('KEYPACKAGE_MALFORMED', bad);
    await expectLastResortRefusal('KEYPACKAGE_MALFORMED', bad);
  });

  test('an element that is no object', async () => {
    const reply = await post([await forgeJson(), 'x']);
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
    await expectRefusal(error, await forgeJson(changes));
    const extensions = changes.extensions ?? [lastResort];
    await expectLastResortRefusal(error, await forgeJson({ ...changes, extensions }));
  });

  test('PAYLOAD_TOO_LARGE: over 8 KiB', async () => {
    await expectRefusal('PAYLOAD_TOO_LARGE', await forgeJson({ ...named, extensions: [longExtension] }), 413);
  });

  test('KEYPACKAGE_VERSION, KEYPACKAGE_CIPHERSUITE: a name that nobody knows', async () => {
    await expectRefusal('KEYPACKAGE_VERSION', { ...(await forgeJson()), protocol_version: 'mls11' });
    await expectRefusal('KEYPACKAGE_CIPHERSUITE', { ...(await forgeJson()), cipher_suite: 'MLS_512' });
  });

  test('KEYPACKAGE_LAST_RESORT: each kind on the other’s route', async () => {
    await expectRefusal('KEYPACKAGE_LAST_RESORT', await forgeJson({ extensions: [lastResort] }));
    await expectLastResortRefusal('KEYPACKAGE_LAST_RESORT', await forgeJson());
  });

  test('accepted: GREASE in the capabilities, and the longest lifetime', async () => {
    const named = { ...GOOD_CAPABILITIES, extensions: [LAST_RESORT, 0x0a0a] };
    const grease = { capabilities: named, extensions: [{ type: 0x0a0a, data: zeroKey }] };
    const elements = [await forgeJson(grease), await forgeJson(life(300, 60 * DAY))];
    expect((await post(elements)).status).toBe(201);
  });
});

describe('whose it is', () => {
  test('CERT_NOT_CURRENT: a past ID-Cert, a past key, or both', async () => {
    const extensions = [lastResort];
    const mixes: [Partial<Forgery>, TestSession][] = [
      [{}, past],
      [{ identity: certificateOf(past) }, alice],
      [{ identity: certificateOf(alice) }, past],
    ];
    for (const [changes, session] of mixes) {
      await expectRefusal('CERT_NOT_CURRENT', await forgeJson(changes, session), 409);
      await expectLastResortRefusal(
        'CERT_NOT_CURRENT',
        await forgeJson({ ...changes, extensions }, session),
        409,
      );
    }
  });

  test('CREDENTIAL_MISMATCH: of another session, of another actor, or of nobody', async () => {
    const mallory = await makeLeafSigner(new Uint8Array(32).fill(66));
    const mixes: [Partial<Forgery>, TestSession][] = [
      [{}, phone],
      [{}, bob],
      [{ identity: certificateOf(bob) }, alice],
      [{ identity: certificateOf(alice) }, bob],
      [{ identity: new Uint8Array() }, alice],
      [{ identity: certificateOf(alice).subarray(1) }, alice],
      [{ signatureKey: mallory.publicKey, sign: mallory.sign, signLeaf: mallory.sign }, alice],
      [{ credentialType: 0xf0f0, capabilities: { ...GOOD_CAPABILITIES, credentials: [0xf0f0] } }, alice],
    ];
    for (const [changes, session] of mixes) {
      await expectRefusal('CREDENTIAL_MISMATCH', await forgeJson(changes, session));
    }
  });
});

describe('INIT_KEY_REUSED', () => {
  const random = () => crypto.getRandomValues(new Uint8Array(32));

  test('an init or encryption key of an earlier upload, in either role', async () => {
    const [initKey, encryptionKey] = [random(), random()];
    expect((await post([await forgeJson({ initKey, encryptionKey })])).status).toBe(201);
    const reuses = [
      { initKey },
      { encryptionKey },
      { initKey: encryptionKey },
      { encryptionKey: initKey },
      { initKey, encryptionKey, ...life(-7200, DAY) },
    ];
    for (const changes of reuses) {
      await expectRefusal('INIT_KEY_REUSED', await forgeJson(changes), 409);
      const asLast = await forgeJson({ ...changes, extensions: [lastResort] });
      await expectLastResortRefusal('INIT_KEY_REUSED', asLast, 409);
    }
  });

  test('twice in the batch, as the same KeyPackage too', async () => {
    const [initKey, before] = [random(), await server.snapshot()];
    const same = await forgeJson();
    const batches = [
      [await forgeJson({ initKey }), await forgeJson({ initKey })],
      [await forgeJson({ initKey }), await forgeJson({ encryptionKey: initKey })],
      [same, same],
    ];
    for (const batch of batches) {
      const reply = await post(batch);
      expect([reply.error, reply.status, reply.index]).toEqual(['INIT_KEY_REUSED', 409, 1]);
    }
    expect(await server.snapshot()).toBe(before);
  });
});
