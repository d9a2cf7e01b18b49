import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { fromBase64, toBase64 } from '../../src/crypto/encoding.ts';
import { keyPackageRef } from '../../src/crypto/mls/ref.ts';
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

/** The refs of what one claim handed out. */
async function claimed(claimer: TestSession = bob, fid = alice.fid): Promise<string[]> {
  const { body } = await claim(server, claimer, fid);
  const parsed = z.array(z.string()).safeParse(body);
  return Promise.all((parsed.data ?? []).map((wire) => keyPackageRef(fromBase64(wire))));
}

async function publishLastResort(session = alice): Promise<string> {
  const [made] = await makeKeyPackages(server, session, 1, { lastResort: true });
  await putLastResort(server, session, made?.keyPackage ?? new Uint8Array());
  return made?.ref ?? '';
}

describe('promise 3: handed out at most once', () => {
  test('fifty claims at once, thirty in stock: thirty different ones, then the last-resort one', async () => {
    const refs = (await stock(server, alice, 30)).map(({ ref }) => ref);
    const lastResort = await publishLastResort();
    const answers = await Promise.all(Array.from({ length: 50 }, () => claimed()));
    const handedOut = answers.flat();
    expect(answers.map(({ length }) => length)).toEqual(Array(50).fill(1));
    expect(handedOut.filter((ref) => ref !== lastResort).sort()).toEqual(refs.sort());
    expect(handedOut.filter((ref) => ref === lastResort)).toHaveLength(20);
  });

  test('while others are uploaded and the session rotates, no one twice and none of an old ID-Cert', async () => {
    const old = new Set((await stock(server, alice, 20)).map(({ ref }) => ref));
    const next = rotated(server, alice).then(async (session) => {
      await stock(server, session, 20);
      return claimed();
    });
    const answers = (await Promise.all(Array.from({ length: 30 }, () => claimed()))).flat();
    const [after] = await next;
    expect(new Set(answers).size).toBe(answers.length);
    expect(old.has(after ?? '')).toBe(false);
  });

  test('the last-resort one only when none is left, again and again', async () => {
    const [only] = await stock(server, alice, 1);
    const lastResort = await publishLastResort();
    expect(await claimed()).toEqual([only?.ref]);
    expect((await inventoryOf(server, alice)).body).toMatchObject({ last_resort: { handed_out: false } });
    expect(await claimed()).toEqual([lastResort]);
    expect(await claimed()).toEqual([lastResort]);
    await stock(server, alice, 1);
    expect(await claimed()).not.toEqual([lastResort]);
  });
});

describe('promise 4: first in, first out, and only what is valid', () => {
  test('in the order of upload', async () => {
    const first = await stock(server, alice, 3);
    const second = await stock(server, alice, 2);
    const order: string[] = [];
    for (let count = 0; count < 5; count++) order.push(...(await claimed()));
    expect(order).toEqual([...first, ...second].map(({ ref }) => ref));
  });

  test('expired ones never go out, the last-resort one neither', async () => {
    const make = (notAfter: number, lastResort = false) =>
      makeKeyPackages(server, alice, 1, { notAfter, lastResort });
    const [short] = await make(START + 10);
    const [long] = await make(START + 20);
    const [last] = await make(START + 30, true);
    const bytes = [short, long].map((made) => made?.keyPackage ?? new Uint8Array());
    expect((await upload(server, alice, bytes)).status).toBe(201);
    await putLastResort(server, alice, last?.keyPackage ?? new Uint8Array());
    server.clock.now = START + 10;
    expect((await inventoryOf(server, alice)).body).toMatchObject({ available: [long?.ref] });
    expect(await claimed()).toEqual([long?.ref]);
    server.clock.now = START + 29;
    expect(await claimed()).toEqual([last?.ref]);
    server.clock.now = START + 30;
    expect((await claim(server, bob, alice.fid)).error).toBe('NO_KEYPACKAGE');
  });

  test('one whose time has not begun waits', async () => {
    server.clock.now = START + 3600 + 200;
    const [early] = await makeKeyPackages(server, alice, 1);
    server.clock.now = START;
    await upload(server, alice, [early?.keyPackage ?? new Uint8Array()]);
    const [ready] = await stock(server, alice, 1);
    expect(await claimed()).toEqual([ready?.ref]);
    server.clock.now = START + 200;
    expect(await claimed()).toEqual([early?.ref]);
  });

  test('a session whose ID-Cert has expired hands out nothing', async () => {
    await stock(server, alice, 1);
    await publishLastResort();
    await server.home.db
      .updateTable('key_packages')
      .set({ not_after: START + 90 * DAY })
      .execute();
    for (const day of [20, 40, 60]) {
      server.clock.now = START + day * DAY;
      await inventoryOf(server, bob);
    }
    expect((await claim(server, bob, alice.fid)).error).toBe('NO_KEYPACKAGE');
  });
});

describe('what a claim gives', () => {
  test('one per session of the actor, in TLS form, the caller’s own left out', async () => {
    const phone = await enrol(server, 'alice', 'phone');
    const [a] = await stock(server, alice, 1);
    const [b] = await stock(server, phone, 2);
    await enrol(server, 'alice', 'empty');
    const reply = await claim(server, bob, 'Alice@EXAMPLE.com');
    const bytes = [a, b].map((made) => toBase64(made?.keyPackage ?? new Uint8Array()));
    expect([reply.status, reply.body]).toEqual([200, bytes]);
    expect(await claimed(phone)).toEqual([]);
    expect((await claim(server, phone, alice.fid)).error).toBe('NO_KEYPACKAGE');
    expect(await claimed(alice)).toHaveLength(1);
  });

  test.each([
    ['..%2f', 'FID_INVALID', 400],
    ['alice@elsewhere.example', 'NOT_FEDERATED', 404],
    ['nobody@example.com', 'USER_NOT_FOUND', 404],
    ['alice@example.com', 'NO_KEYPACKAGE', 404],
  ])('%s is %s', async (fid, error, status) => {
    const before = await server.snapshot();
    const reply = await claim(server, bob, fid);
    expect([reply.error, reply.status]).toEqual([error, status]);
    expect(await server.snapshot()).toBe(before);
  });

  test('asks for a token', async () => {
    const reply = await server.ask('GET', `/p2core/keypackage/${alice.fid}`);
    expect([reply.error, reply.status]).toEqual(['UNAUTHORIZED', 401]);
  });

  test.each([
    { 'sec-purpose': 'prefetch' },
    { 'sec-purpose': 'prefetch;prerender' },
    { 'sec-fetch-mode': 'navigate' },
  ])('nothing to %j', async (headers: Record<string, string>) => {
    await stock(server, alice, 1);
    const before = await server.snapshot();
    const path = `/p2core/keypackage/${alice.fid}`;
    const reply = await server.ask('GET', path, { token: bob.token, headers });
    expect([reply.error, reply.status]).toEqual(['FORBIDDEN', 403]);
    expect(await server.snapshot()).toBe(before);
    const cors = { 'sec-fetch-mode': 'cors' };
    expect((await server.ask('GET', path, { token: bob.token, headers: cors })).status).toBe(200);
  });
});
