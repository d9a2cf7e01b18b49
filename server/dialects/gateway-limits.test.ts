import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CLOSE_CODES } from '../../src/protocol/events.ts';
import { TOKEN_IDLE_LIFETIME } from '../../src/protocol/numbers.ts';
import { transact } from '../db/transact.ts';
import { CONNECTIONS_PER_ACTOR, FRAGMENTS_MOST, FRAME_MAX_BYTES, FRAME_RATE } from '../gateway/limits.ts';
import { tellActor } from '../gateway/outbox.ts';
import { GatewayClient } from '../gateway/testing/client.ts';
import { type GatewayServer, startGatewayServer } from '../gateway/testing/gateway-server.ts';
import { changePassword, deleteIdentity, endSession } from '../testing/test-account.ts';
import { enrol, type TestSession, trust } from '../testing/test-session.ts';

/** validation.md, "Gateway and outbound", and the close codes of section 9 of the protocol. */

const IDENTIFY_WITHIN = 2_500;
const HEARTBEAT_INTERVAL = 1_500;

let server: GatewayServer;
let alice: TestSession;
const clients: GatewayClient[] = [];

beforeAll(async () => {
  server = await startGatewayServer({
    identifyWithin: IDENTIFY_WITHIN,
    heartbeatInterval: HEARTBEAT_INTERVAL,
  });
  alice = await enrol(server, 'alice');
});

afterEach(async () => {
  for (const client of clients.splice(0)) {
    client.cut();
    await client.closed;
  }
});

afterAll(() => server.close());

function open(headers: Readonly<Record<string, string>> = {}): GatewayClient {
  const client = new GatewayClient(server.address, headers);
  clients.push(client);
  return client;
}

/** How the server ends a connection on which this is said. */
async function closedBy(...frames: readonly (string | Uint8Array)[]): Promise<number> {
  const client = open();
  for (const frame of frames) await client.sayRaw(frame);
  return client.closed;
}

const frame = (op: unknown, d: unknown): string => JSON.stringify({ n: 'core', op, d, s: null });
const identify = (token = alice.token): string => frame(2, { token });
const heartbeat = (s = 0): string => frame(0, { s });

test('the first word is hello, with the time between heartbeats', async () => {
  const client = open();
  await client.until((heard) => heard.length > 0);
  expect(client.heard).toEqual([{ type: 'hello', heartbeatInterval: HEARTBEAT_INTERVAL }]);
});

describe('the connection ends', () => {
  test.each<readonly [name: string, code: number, frames: () => (string | Uint8Array)[]]>([
    ['an opcode that there is not', 4001, () => [frame(12, {})]],
    ['an opcode of the server', 4001, () => [frame(3, {})]],
    ['another namespace', 4001, () => [JSON.stringify({ n: 'p2core', op: 2, d: {}, s: null })]],
    ['no JSON', 4002, () => ['{']],
    ['a name twice', 4002, () => ['{"n":"core","op":0,"op":0,"d":{"s":0}}']],
    ['an unknown member', 4002, () => ['{"n":"core","op":0,"d":{"s":0},"more":1}']],
    ['bytes', 4002, () => [new TextEncoder().encode(identify())]],
    ['a heartbeat before identify', 4003, () => [heartbeat()]],
    ['a token that is none', 4004, () => [identify('nonsense')]],
    ['a token that is none, to resume', 4004, () => [frame(5, { token: 'nonsense', s: 0 })]],
    ['identify twice', 4005, () => [identify(), identify()]],
    ['resume after identify', 4005, () => [identify(), frame(5, { token: alice.token, s: 0 })]],
    ['an event acknowledged that was not sent', 4002, () => [identify(), heartbeat(1)]],
    ['a frame of more than 64 KiB', 1009, () => [identify('x'.repeat(FRAME_MAX_BYTES))]],
  ])('by %s: %i', async (_what, code, frames) => {
    expect(await closedBy(...frames())).toBe(code);
  });

  test('by what is no UTF-8: 1007', async () => {
    const client = open();
    await client.until((heard) => heard.length > 0);
    client.socket.send(Buffer.from([0xff]), { binary: false });
    expect(await client.closed).toBe(1007);
  });

  test.each([
    [FRAGMENTS_MOST, CLOSE_CODES.invalidPayload],
    [FRAGMENTS_MOST + 1, 1008],
  ])('by a text in %i fragments: %i', async (count, code) => {
    const client = open();
    await client.until((heard) => heard.length > 0);
    for (let sent = 1; sent <= count; sent++) client.socket.send('', { fin: sent === count });
    expect(await client.closed).toBe(code);
  });

  test('where nobody identifies in time: 4009', async () => {
    const before = performance.now();
    expect(await open().closed).toBe(CLOSE_CODES.timeout);
    expect(performance.now() - before).toBeGreaterThan(IDENTIFY_WITHIN - 50);
  });

  test('after two intervals without a heartbeat, which is asked for after one: 4009', async () => {
    const client = await open().begin(alice.token);
    expect(await client.closed).toBe(CLOSE_CODES.timeout);
    expect(client.heard.at(-1)).toEqual({ type: 'heartbeat-request' });
  });

  test('not while heartbeats come', async () => {
    const client = await open().begin(alice.token);
    for (let count = 0; count < 5; count++) {
      await wait(HEARTBEAT_INTERVAL / 1.5);
      await client.sayRaw(heartbeat());
    }
    await client.until((heard) => heard.filter(({ type }) => type === 'heartbeat-ack').length === 5);
  });

  test.each(['frames', 'pings', 'pongs'])('by too many %s: 4008', async (what) => {
    const client = await open().begin(alice.token);
    for (let count = 0; count < FRAME_RATE.most; count++) {
      if (what === 'pings') client.socket.ping();
      else if (what === 'pongs') client.socket.pong();
      else client.socket.send(heartbeat());
    }
    await client.closed;
    // What reaches a client that is still sending may be no more than the end itself.
    await expect.poll(() => server.log.at(-1)?.['closed']).toBe(CLOSE_CODES.rateLimited);
  });

  test('by the eleventh of an actor, and there is room again once one has gone: 4008', async () => {
    await using patient = await disposable();
    const { token } = await enrol(patient, 'alice');
    const other = await enrol(patient, 'bob');
    const connect = () => new GatewayClient(patient.address);
    const ten = await Promise.all(
      Array.from({ length: CONNECTIONS_PER_ACTOR }, () => connect().begin(token)),
    );
    const eleventh = connect();
    await eleventh.sayRaw(identify(token));
    expect(await eleventh.closed).toBe(CLOSE_CODES.rateLimited);
    await connect().begin(other.token);
    ten[0]?.cut();
    await expect.poll(() => patient.log.at(-1)?.['closed']).toBe(1006);
    await connect().begin(token);
  });
});

test('nothing is compressed', async () => {
  const client = await open({ 'sec-websocket-extensions': 'permessage-deflate' }).begin(alice.token);
  expect(client.socket.extensions).toBe('');
});

test('no token is in the log', async () => {
  await open().begin(alice.token);
  await closedBy(identify(`${alice.token}x`));
  expect(server.log.length).toBeGreaterThan(0);
  expect(JSON.stringify(server.log)).not.toContain(alice.token);
});

test('a client that does not read is dropped, long before it owes a heartbeat', async () => {
  await using patient = await disposable();
  const { token } = await enrol(patient, 'alice');
  const client = await new GatewayClient(patient.address).begin(token);
  client.socket.pause();
  const { db } = patient.home;
  const { id } = await db.selectFrom('actors').select('id').executeTakeFirstOrThrow();
  const idCert = 'A'.repeat(500_000);
  const isOpen = () => patient.log.at(-1)?.['closed'] === undefined;
  for (let count = 0; count < 100 && isOpen(); count++) {
    await transact(db, (tx) => tellActor(patient.home, tx, id, { type: 'new-session', idCert }));
  }
  await expect.poll(() => patient.log.at(-1)?.['closed']).toBe(1006);
  client.cut();
});

/** With the limits that it has by itself. */
async function disposable(): Promise<GatewayServer & AsyncDisposable> {
  const started = await startGatewayServer();
  return { ...started, [Symbol.asyncDispose]: () => started.close() };
}

describe('within two seconds a connection ends', () => {
  let session: TestSession;
  let count = 0;

  beforeEach(async () => {
    count += 1;
    session = await enrol(server, `actor-${count}`);
  });

  async function expectEnd(end: () => Promise<unknown>): Promise<void> {
    const client = await open().begin(session.token);
    await end();
    const before = performance.now();
    expect(await client.closed).toBe(CLOSE_CODES.invalidAuthentication);
    expect(performance.now() - before).toBeLessThan(2_000);
  }

  const revoke = () => server.ask('PUT', '/p2core/session/revoke', { token: session.token });

  test('whose session ends itself', () => expectEnd(revoke));

  test('whose session is ended by another', async () => {
    const other = await enrol(server, session.username, 'other');
    await expectEnd(() => endSession(server, other, session.sessionId));
  });

  test('whose token ends by a new password', async () => {
    const other = await enrol(server, session.username, 'other');
    await expectEnd(() => changePassword(server, other, 'another passphrase'));
  });

  test('whose token ends by a newer one', async () => {
    const { username, sessionId, key } = session;
    await expectEnd(() => trust(server, { username, sessionId, csr: key.request }));
  });

  test('whose actor is deleted', () => expectEnd(() => deleteIdentity(server, session)));

  test('whose token has run out', async () => {
    await expectEnd(async () => {
      server.clock.now += TOKEN_IDLE_LIFETIME + 1;
    });
    server.clock.now -= TOKEN_IDLE_LIFETIME + 1;
  });

  test('and is not opened again', async () => {
    await expectEnd(revoke);
    expect(await closedBy(identify(session.token))).toBe(CLOSE_CODES.invalidAuthentication);
  });
});
