import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toBase64 } from '../../src/crypto/encoding.ts';
import type { GeneratedKeyPackage } from '../../src/crypto/mls/generate.ts';
import { keyPackageToJson } from '../../src/protocol/p2core/key-package-json.ts';
import { START, startTestServer, type TestServer } from '../testing/test-server.ts';
import {
  claim,
  enrol,
  inventoryOf,
  makeKeyPackages,
  putLastResort,
  rotated,
  stock,
  type TestSession,
  upload,
} from '../testing/test-session.ts';

const DAY = 86_400;

let server: TestServer;
let alice: TestSession;
let bob: TestSession;

beforeEach(async () => {
  server = await startTestServer();
  alice = await enrol(server, 'alice');
  bob = await enrol(server, 'bob');
});

afterEach(() => server.close());

function bytesOf(made: readonly GeneratedKeyPackage[]): Uint8Array[] {
  return made.map(({ keyPackage }) => keyPackage);
}

function refsOf(made: readonly GeneratedKeyPackage[]): string[] {
  return made.map(({ ref }) => ref);
}

async function makeLastResort(session = alice): Promise<GeneratedKeyPackage> {
  const [made] = await makeKeyPackages(server, session, 1, { lastResort: true });
  if (!made) throw new Error('none was made');
  return made;
}

describe('promise 5: all or nothing, and repeatable', () => {
  test('a hundred at once, in the order of the array', async () => {
    const made = await stock(server, alice, 100);
    expect((await inventoryOf(server, alice)).body).toEqual({
      available: refsOf(made),
      claimed: [],
      last_resort: null,
    });
  });

  test('the same bytes again change nothing, also among new ones', async () => {
    const made = await stock(server, alice, 3);
    const before = await server.snapshot();
    expect((await upload(server, alice, bytesOf(made))).status).toBe(201);
    expect(await server.snapshot()).toBe(before);
    const more = await makeKeyPackages(server, alice, 1);
    expect((await upload(server, alice, bytesOf([...made, ...more]))).status).toBe(201);
    expect((await inventoryOf(server, alice)).body).toMatchObject({ available: refsOf([...made, ...more]) });
  });

  test('twenty times at once is once', async () => {
    const made = await makeKeyPackages(server, alice, 10);
    const replies = await Promise.all(Array.from({ length: 20 }, () => upload(server, alice, bytesOf(made))));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    expect((await inventoryOf(server, alice)).body).toMatchObject({ available: refsOf(made) });
  });

  test('what became of them does not matter: claimed, voided, expired, replaced', async () => {
    const made = await stock(server, alice, 2);
    const [first, second] = [await makeLastResort(), await makeLastResort()];
    await putLastResort(server, alice, first.keyPackage);
    await putLastResort(server, alice, second.keyPackage);
    await claim(server, bob, alice.fid);
    const again = async () => {
      const before = await server.snapshot();
      expect((await upload(server, alice, bytesOf(made))).status).toBe(201);
      expect((await putLastResort(server, alice, first.keyPackage)).status).toBe(204);
      expect((await putLastResort(server, alice, second.keyPackage)).status).toBe(204);
      expect(await server.snapshot()).toBe(before);
    };
    await again();
    const next = await rotated(server, alice);
    await again();
    expect((await inventoryOf(server, next)).body).toMatchObject({ available: [], last_resort: null });
    server.clock.now = START + 29 * DAY;
    await Promise.all([inventoryOf(server, next), inventoryOf(server, bob)]);
    server.clock.now = START + 31 * DAY;
    await Promise.all([inventoryOf(server, next), inventoryOf(server, bob)]);
    await again();
    expect((await claim(server, bob, alice.fid)).error).toBe('NO_KEYPACKAGE');
  });

  test('but not by the other route', async () => {
    const [ordinary] = await stock(server, alice, 1);
    const lastResort = await makeLastResort();
    await putLastResort(server, alice, lastResort.keyPackage);
    const before = await server.snapshot();
    const put = await putLastResort(server, alice, ordinary?.keyPackage ?? new Uint8Array());
    expect([put.status, put.error]).toEqual([400, 'KEYPACKAGE_LAST_RESORT']);
    const posted = await upload(server, alice, bytesOf(ordinary ? [ordinary, lastResort] : []));
    expect([posted.status, posted.error, posted.index]).toEqual([400, 'KEYPACKAGE_LAST_RESORT', 1]);
    expect(await server.snapshot()).toBe(before);
  });

  test('one bad element, and none of the good ones is stored', async () => {
    const [good, other] = await makeKeyPackages(server, alice, 2);
    const bad = {
      ...keyPackageToJson(good?.keyPackage ?? new Uint8Array()),
      init_key: toBase64(new Uint8Array(32)),
    };
    const before = await server.snapshot();
    const body = [good, other].map((made) => keyPackageToJson(made?.keyPackage ?? new Uint8Array()));
    const reply = await server.ask('POST', '/p2core/keypackage/@me', {
      token: alice.token,
      body: [...body, bad],
    });
    expect([reply.error, reply.index]).toEqual(['KEYPACKAGE_SIGNATURE_INVALID', 2]);
    expect(await server.snapshot()).toBe(before);
  });
});

describe('the stock', () => {
  test('ends at 500: known ones, claimed ones and the last-resort one do not count', async () => {
    const first = await stock(server, alice, 100);
    for (let batch = 1; batch < 5; batch++) await stock(server, alice, 100);
    await putLastResort(server, alice, (await makeLastResort()).keyPackage);
    const [one, another] = await makeKeyPackages(server, alice, 2);
    const upload99 = [...first.slice(1), ...(one ? [one] : [])];
    const before = await server.snapshot();
    const full = await upload(server, alice, bytesOf(upload99));
    expect([full.status, full.error, full.index]).toEqual([409, 'KEYPACKAGE_STOCK_FULL', undefined]);
    expect(await server.snapshot()).toBe(before);
    await claim(server, bob, alice.fid);
    expect((await upload(server, alice, bytesOf(upload99))).status).toBe(201);
    expect((await upload(server, alice, bytesOf(another ? [another] : []))).error).toBe(
      'KEYPACKAGE_STOCK_FULL',
    );
    server.clock.now = START + 29 * DAY;
    await inventoryOf(server, alice);
    server.clock.now = START + 31 * DAY;
    expect((await stockReply(1)).status).toBe(201);
  });

  async function stockReply(count: number) {
    return upload(
      server,
      alice,
      bytesOf(await makeKeyPackages(server, alice, count, { notAfter: START + 60 * DAY })),
    );
  }
});

describe('promise 6: the last-resort one', () => {
  test('is swapped in one step, and the old one serves until then', async () => {
    const [first, second] = [await makeLastResort(), await makeLastResort()];
    await putLastResort(server, alice, first.keyPackage);
    expect((await claim(server, bob, alice.fid)).body).toEqual([toBase64(first.keyPackage)]);
    expect((await inventoryOf(server, alice)).body).toMatchObject({
      last_resort: { ref: first.ref, handed_out: true },
    });
    expect((await putLastResort(server, alice, second.keyPackage)).status).toBe(204);
    expect((await inventoryOf(server, alice)).body).toMatchObject({
      last_resort: { ref: second.ref, handed_out: false },
    });
    expect((await claim(server, bob, alice.fid)).body).toEqual([toBase64(second.keyPackage)]);
  });

  test('a refused swap leaves the old one', async () => {
    const first = await makeLastResort();
    await putLastResort(server, alice, first.keyPackage);
    const foreign = await makeLastResort(bob);
    expect((await putLastResort(server, alice, foreign.keyPackage)).error).toBe('CREDENTIAL_MISMATCH');
    expect((await claim(server, bob, alice.fid)).body).toEqual([toBase64(first.keyPackage)]);
  });

  test('many swaps at once leave one', async () => {
    const made = await makeKeyPackages(server, alice, 20, { lastResort: true });
    const replies = await Promise.all(made.map(({ keyPackage }) => putLastResort(server, alice, keyPackage)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([204]));
    const serving = await claim(server, bob, alice.fid);
    expect(serving.body).toHaveLength(1);
  });
});

test('the inventory is of this session alone, and tells when each was claimed', async () => {
  const phone = await enrol(server, 'alice', 'phone');
  const [first, second] = await stock(server, alice, 2);
  await stock(server, phone, 1);
  server.clock.now += 50;
  await claim(server, bob, alice.fid);
  expect((await inventoryOf(server, alice)).body).toEqual({
    available: [second?.ref],
    claimed: [{ ref: first?.ref, at: START + 50 }],
    last_resort: null,
  });
});

test('an upload and a rotation at once: what is handed out carries the newest ID-Cert or nothing is', async () => {
  const made = await makeKeyPackages(server, alice, 5);
  const [reply] = await Promise.all([upload(server, alice, bytesOf(made)), rotated(server, alice)]);
  expect(['CERT_NOT_CURRENT', undefined]).toContain(reply.error);
  expect((await claim(server, bob, alice.fid)).error).toBe('NO_KEYPACKAGE');
});
