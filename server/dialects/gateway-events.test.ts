import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CLOSE_CODES } from '../../src/protocol/events.ts';
import { idCert } from '../../src/protocol/p2core/schemas.ts';
import { OUTBOX_LIMIT } from '../gateway/outbox.ts';
import { GatewayClient } from '../gateway/testing/client.ts';
import { type GatewayServer, startGatewayServer } from '../gateway/testing/gateway-server.ts';
import { replaceServerKey } from '../services/change-server-key.ts';
import { markRestored } from '../services/restored.ts';
import { endSession } from '../testing/test-account.ts';
import {
  claim,
  enrol,
  makeKeyPackages,
  postKey,
  putLastResort,
  rotated,
  stock,
  type TestSession,
} from '../testing/test-session.ts';

/** Section 9 of the protocol: what is told, to whom, and how often. */

let server: GatewayServer;
let alice: TestSession;
let phone: TestSession;
let bob: TestSession;
const clients: GatewayClient[] = [];

beforeEach(async () => {
  server = await startGatewayServer();
  alice = await enrol(server, 'alice', 'browser');
  phone = await enrol(server, 'alice', 'phone');
  bob = await enrol(server, 'bob');
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.cut();
  await server.close();
});

function connect(session: TestSession, s?: number): Promise<GatewayClient> {
  const client = new GatewayClient(server.address);
  clients.push(client);
  return client.begin(session.token, s);
}

/** All that a session is told from the beginning, which is so much and no more. */
async function told(session: TestSession, count: number): Promise<unknown[]> {
  const client = await connect(session);
  await client.untilEvents(count);
  await client.say({ type: 'heartbeat', s: 0 });
  await client.until((heard) => heard.at(-1)?.type === 'heartbeat-ack');
  expect(client.events.map(({ s }) => s)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  return client.events.map(({ event }) => event);
}

async function serialOf({ token }: TestSession): Promise<unknown> {
  const { body } = await server.ask('GET', '/p2core/session/@me', { token });
  return (body as { current: boolean; serial: string }[]).find(({ current }) => current)?.serial;
}

test('a new session is told to those that were there, and not to itself', async () => {
  expect(await told(alice, 1)).toEqual([{ type: 'new-session', idCert: phone.idCert }]);
  expect(await told(phone, 0)).toEqual([]);
  expect(await told(bob, 0)).toEqual([]);
});

test('signing in again is told to nobody', async () => {
  await enrol(server, 'carol');
  const { username, sessionId, key } = phone;
  const body = { username, password: 'a decent passphrase', session_id: sessionId, csr: key.request };
  await server.ask('POST', '/p2core/session/trust', { body });
  expect(await told(alice, 1)).toHaveLength(1);
});

test('a rotation is told to every session of the actor, once', async () => {
  const next = await rotated(server, phone);
  await postKey(server, phone, next.key.request);
  const change = { type: 'client-key-change', sessionId: 'phone', serial: await serialOf(phone) };
  expect(await told(alice, 2)).toContainEqual(change);
  expect(await told(phone, 1)).toEqual([change]);
  expect(await told(bob, 0)).toEqual([]);
});

test('a session that ends is told to those that remain', async () => {
  const serial = await serialOf(phone);
  await endSession(server, alice, 'phone');
  await endSession(server, alice, 'phone');
  expect((await told(alice, 2)).at(1)).toEqual({
    type: 'certificate-invalidation',
    sessionId: 'phone',
    serial,
  });
});

test('a database that was put back tells of its empty stock, and no number is given twice', async () => {
  await stock(server, alice, 2);
  const client = await connect(alice, 1);
  await markRestored(server.home);
  expect(await client.closed).toBe(CLOSE_CODES.unresumable);
  for (const s of [1, 2]) {
    const behind = new GatewayClient(server.address);
    await behind.say({ type: 'resume', token: alice.token, s });
    expect(await behind.closed).toBe(CLOSE_CODES.unresumable);
  }
  const anew = await connect(alice);
  await anew.untilEvents(1);
  const { event, s } = anew.events[0] ?? {};
  expect(event).toMatchObject({ type: 'low-key-packages', remaining: 0, lastResortHandedOut: false });
  expect(anew.heard.at(1)).toEqual({ type: 'resumed', s: (s ?? 0) - 1 });
});

test('a new server key is told to everybody, also to who was away, and the last one only', async () => {
  const live = await connect(bob);
  server.clock.now += 60;
  await replaceServerKey(server.home);
  await live.untilEvents(1, 1_000);
  const first = idCert.parse((await server.ask('GET', '/p2core/key/server')).body);
  expect(live.events).toEqual([{ type: 'event', s: 1, event: { type: 'server-key-change', idCert: first } }]);
  server.clock.now += 60;
  await replaceServerKey(server.home);
  const last = idCert.parse((await server.ask('GET', '/p2core/key/server')).body);
  expect(await told(phone, 1)).toEqual([{ type: 'server-key-change', idCert: last }]);
  expect(await told(await enrol(server, 'dora'), 0)).toEqual([]);
});

describe('a low stock', () => {
  const low = (serial: unknown, remaining: number, lastResortHandedOut: boolean) => ({
    type: 'low-key-packages',
    sessionId: 'browser',
    remaining,
    lastResortHandedOut,
    serial,
  });

  beforeEach(() => endSession(server, alice, 'phone'));

  async function lowOnes(count: number): Promise<unknown[]> {
    const events = await told(alice, 2 + count);
    return events.slice(2);
  }

  async function publishLastResort(session = alice): Promise<void> {
    const [made] = await makeKeyPackages(server, session, 1, { lastResort: true });
    await putLastResort(server, session, made?.keyPackage ?? new Uint8Array());
  }

  test('is told once on crossing below twenty, and again after it was filled', async () => {
    await stock(server, alice, 21);
    const serial = await serialOf(alice);
    for (let count = 0; count < 4; count++) await claim(server, bob, alice.fid);
    expect(await lowOnes(1)).toEqual([low(serial, 19, false)]);
    await stock(server, alice, 3);
    await claim(server, bob, alice.fid);
    expect(await lowOnes(2)).toEqual([low(serial, 19, false), low(serial, 19, false)]);
  });

  test('is told by one of the claims that cross the limit together', async () => {
    await stock(server, alice, 24);
    await Promise.all(Array.from({ length: 10 }, () => claim(server, bob, alice.fid)));
    expect(await lowOnes(1)).toEqual([low(await serialOf(alice), 19, false)]);
  });

  test('that was never filled is not told before the last-resort KeyPackage goes out, which is told once', async () => {
    await stock(server, alice, 2);
    await publishLastResort();
    for (let count = 0; count < 4; count++) await claim(server, bob, alice.fid);
    expect(await lowOnes(1)).toEqual([low(await serialOf(alice), 0, true)]);
  });

  test('is told where a rotation voids it, and only where there was something to void', async () => {
    await stock(server, alice, 1);
    const next = await rotated(server, alice);
    const serial = await serialOf(alice);
    const change = { type: 'client-key-change', sessionId: 'browser', serial };
    expect(await lowOnes(2)).toEqual([change, low(serial, 0, false)]);
    await rotated(server, next);
    expect(await lowOnes(3)).toHaveLength(3);
  });

  test('is not told by a claim that came to nothing', async () => {
    await stock(server, alice, 20);
    const headers = { 'sec-fetch-mode': 'navigate' };
    const path = `/p2core/keypackage/${alice.fid}`;
    expect((await server.ask('GET', path, { token: bob.token, headers })).status).toBe(403);
    expect(await lowOnes(0)).toEqual([]);
  });
});

describe('an event', () => {
  test('is told again until it is acknowledged, and no more', async () => {
    const first = await connect(alice);
    await first.untilEvents(1);
    expect(await told(alice, 1)).toHaveLength(1);
    await first.say({ type: 'heartbeat', s: 1 });
    await first.until((heard) => heard.some(({ type }) => type === 'heartbeat-ack'));
    const again = await connect(alice);
    expect(again.heard.at(1)).toEqual({ type: 'resumed', s: 1 });
    expect(await server.home.db.selectFrom('events').select('s').execute()).toEqual([]);
  });

  test('reaches who is connected within a second', async () => {
    const client = await connect(alice, 1);
    const before = performance.now();
    await enrol(server, 'alice', 'tablet');
    await client.untilEvents(1);
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(client.events[0]?.s).toBe(2);
  });

  test('that was acknowledged, or never given, is no place to resume at', async () => {
    await connect(alice, 1);
    for (const s of [0, 2, 99]) {
      const client = new GatewayClient(server.address);
      await client.say({ type: 'resume', token: alice.token, s });
      expect(await client.closed).toBe(CLOSE_CODES.unresumable);
    }
  });

  test('is dropped where too many wait, and who wants it hears that it is gone', async () => {
    const behind = await connect(alice);
    await behind.untilEvents(1);
    let session = phone;
    for (let count = 0; count < OUTBOX_LIMIT + 1; count++) session = await rotated(server, session);
    const again = await connect(alice);
    expect(again.heard.at(1)).toEqual({ type: 'resumed', s: 2 });
    await again.untilEvents(OUTBOX_LIMIT);
    const client = new GatewayClient(server.address);
    await client.say({ type: 'resume', token: alice.token, s: 1 });
    expect(await client.closed).toBe(CLOSE_CODES.unresumable);
  });
});
