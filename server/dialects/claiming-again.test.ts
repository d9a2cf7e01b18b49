import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CLAIM_REPEATABLE_FOR } from '../../src/protocol/numbers.ts';
import { endSession } from '../testing/test-account.ts';
import { type Reply, startTestServer, type TestServer } from '../testing/test-server.ts';
import {
  claim,
  enrol,
  inventoryOf,
  makeKeyPackages,
  putLastResort,
  rotated,
  stock,
  type TestSession,
} from '../testing/test-session.ts';

/** A claim with an `Idempotency-Key` can be asked for again. */

const KEY = '8e03978e-40d5-43e8-bc93-6894a57f9324';

let server: TestServer;
let alice: TestSession;
let bob: TestSession;

beforeEach(async () => {
  server = await startTestServer();
  alice = await enrol(server, 'alice');
  bob = await enrol(server, 'bob');
});

afterEach(() => server.close());

function ask(key: string | null = KEY, { claimer = bob, fid = alice.fid } = {}): Promise<Reply> {
  return claim(server, claimer, fid, key);
}

/** How many of alice's went out. */
async function countClaimed(): Promise<number> {
  const { body } = await inventoryOf(server, alice);
  return body instanceof Object && 'claimed' in body && Array.isArray(body.claimed)
    ? body.claimed.length
    : -1;
}

async function publishLastResort(session: TestSession): Promise<void> {
  const [made] = await makeKeyPackages(server, session, 1, { lastResort: true });
  await putLastResort(server, session, made?.keyPackage ?? new Uint8Array());
}

describe('the same key', () => {
  beforeEach(() => stock(server, alice, 20));

  test('gives the same bytes and nothing more, in quotes or bare', async () => {
    const first = await ask();
    const replies = [await ask(), await ask(`"${KEY}"`), await ask(KEY, { fid: 'Alice@EXAMPLE.com' })];
    expect(first.status).toBe(200);
    expect(replies.map(({ status, text }) => [status, text])).toEqual(Array(3).fill([200, first.text]));
    expect(await countClaimed()).toBe(1);
  });

  test('at the same time is one claim with one answer', async () => {
    const replies = await Promise.all(Array.from({ length: 12 }, () => ask()));
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(replies[0]?.status).toBe(200);
    expect(await countClaimed()).toBe(1);
  });

  test('many keys at the same time, each twice: one claim for each key', async () => {
    const keys = Array.from({ length: 10 }, (_, index) => `key-${index}`);
    const replies = await Promise.all([...keys, ...keys].map((key) => ask(key)));
    const texts = replies.map(({ text }) => text);
    expect(texts.slice(10)).toEqual(texts.slice(0, 10));
    expect(new Set(texts).size).toBe(10);
    expect(await countClaimed()).toBe(10);
  });

  test('of another session is another key', async () => {
    const phone = await enrol(server, 'bob', 'phone');
    expect((await ask(KEY, { claimer: phone })).text).not.toBe((await ask()).text);
    expect(await countClaimed()).toBe(2);
  });

  test('gives the same after a rotation, and after the end of the session', async () => {
    const first = await ask();
    alice = await rotated(server, alice);
    expect((await ask()).text).toBe(first.text);
    await endSession(server, alice, alice.sessionId);
    expect((await ask()).text).toBe(first.text);
    expect((await ask('another')).error).toBe('NO_KEYPACKAGE');
  });

  test('is forgotten after ten minutes, and cleared away', async () => {
    const first = await ask();
    for (let other = 0; other < 11; other++) await ask(`other-${other}`);
    server.clock.now += CLAIM_REPEATABLE_FOR - 1;
    expect((await ask()).text).toBe(first.text);
    server.clock.now += 1;
    expect((await ask()).text).not.toBe(first.text);
    await ask('one-more');
    const left = await server.home.db.selectFrom('claim_answers').select('idempotency_key').execute();
    expect(left.map(({ idempotency_key }) => idempotency_key).sort()).toEqual([KEY, 'one-more']);
  });

  test('for another actor is refused, and nothing goes out', async () => {
    const carol = await enrol(server, 'carol');
    await stock(server, carol, 1);
    await ask();
    const before = await server.snapshot();
    const reply = await ask(KEY, { fid: carol.fid });
    expect([reply.status, reply.error]).toEqual([400, 'INVALID_BODY']);
    expect(await server.snapshot()).toBe(before);
  });

  test('does nothing for whoever did not ask', async () => {
    await ask();
    const headers = { 'idempotency-key': KEY, 'sec-purpose': 'prefetch' };
    const path = `/p2core/keypackage/${alice.fid}`;
    expect((await server.ask('GET', path, { token: bob.token, headers })).error).toBe('FORBIDDEN');
  });
});

test('an answer of several sessions comes again in its order', async () => {
  const phone = await enrol(server, 'alice', 'phone');
  await stock(server, phone, 2);
  await stock(server, alice, 2);
  const first = await ask();
  expect(first.body).toHaveLength(2);
  expect((await ask()).text).toBe(first.text);
});

test('the last-resort one comes again, while others have come to be in stock', async () => {
  await publishLastResort(alice);
  const first = await ask();
  await stock(server, alice, 1);
  expect((await ask()).text).toBe(first.text);
  expect(await countClaimed()).toBe(0);
});

test('a refusal is not kept: the next with that key claims', async () => {
  const before = await server.snapshot();
  expect((await ask()).error).toBe('NO_KEYPACKAGE');
  expect(await server.snapshot()).toBe(before);
  await stock(server, alice, 1);
  expect((await ask()).status).toBe(200);
});

test('two who claim from each other at the same time both get theirs', async () => {
  await publishLastResort(alice);
  await publishLastResort(bob);
  for (let round = 0; round < 10; round++) {
    const both = [ask(`a-${round}`), ask(`b-${round}`, { claimer: alice, fid: bob.fid })];
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200]);
  }
});

const GOOD = ['x'.repeat(255), `"${'y'.repeat(255)}"`, '"a b"', '"a \\" \\\\ b"', '!', ';', 'a"b'];
const BAD = [
  '',
  '""',
  'a b',
  'x'.repeat(256),
  `"${'x'.repeat(256)}"`,
  'ä',
  '"ä"',
  '"a',
  '"a"b"',
  '"a";p=1',
  '"a", "b"',
  '"a\\b"',
];

test('a key is printable ASCII, in quotes or bare', async () => {
  await stock(server, alice, GOOD.length);
  for (const key of GOOD) {
    const first = await ask(key);
    expect([key, first.status]).toEqual([key, 200]);
    expect((await ask(key)).text).toBe(first.text);
  }
});

test('any other key is refused, and nothing goes out', async () => {
  await stock(server, alice, 1);
  const before = await server.snapshot();
  for (const key of BAD) {
    const { status, error } = await ask(key);
    expect([key, status, error]).toEqual([key, 400, 'INVALID_BODY']);
  }
  expect(await server.snapshot()).toBe(before);
});
