import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TOKEN_IDLE_LIFETIME } from '../../src/protocol/numbers.ts';
import { enrolled } from '../../src/protocol/p2core/schemas.ts';
import { START, startTestServer, type TestServer } from '../testing/test-server.ts';
import {
  claim,
  enrol,
  inventoryOf,
  makeKey,
  postKey,
  rotated,
  stock,
  type TestSession,
  trust,
} from '../testing/test-session.ts';

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer();
});

afterEach(() => server.close());

function sessionsOf({ token }: Pick<TestSession, 'token'>) {
  return server.ask('GET', '/p2core/session/@me', { token });
}

async function serialOf(session: TestSession): Promise<string> {
  const { headers } = await postKey(server, session, session.key.request);
  return String(headers['etag']).slice(1, -1);
}

interface Timed {
  readonly text: string;
  /** Milliseconds. */
  readonly took: number;
}

function least(all: readonly Timed[]): number {
  return Math.min(...all.map(({ took }) => took));
}

describe('promise 7: signing in again', () => {
  test('the current key: the same ID-Cert, a new token, and the older one ends', async () => {
    const alice = await enrol(server, 'alice');
    const { username, sessionId, key } = alice;
    server.clock.now += 1000;
    const reply = await trust(server, { username, sessionId, csr: key.request });
    const { id_cert, token } = enrolled.parse(reply.body);
    expect([reply.status, id_cert]).toEqual([201, alice.idCert]);
    expect((await sessionsOf(alice)).error).toBe('UNAUTHORIZED');
    expect((await sessionsOf({ token })).status).toBe(200);
  });

  test('a past key, or any other: refused, with the current serial', async () => {
    const alice = await enrol(server, 'alice');
    const { username, sessionId } = alice;
    const next = await rotated(server, alice);
    const phone = await enrol(server, 'alice', 'phone');
    const serial = await serialOf(next);
    const fresh = await makeKey(server, 'alice');
    const before = await server.snapshot();
    const ask = async (csr: string) => {
      const reply = await trust(server, { username, sessionId, csr });
      return [reply.status, reply.error, reply.serial];
    };
    expect(await ask(alice.key.request)).toEqual([409, 'KEY_SUPERSEDED', serial]);
    expect(await ask(fresh.request)).toEqual([409, 'SESSION_ID_TAKEN', serial]);
    expect(await ask(phone.key.request)).toEqual([409, 'SESSION_ID_TAKEN', serial]);
    expect(await server.snapshot()).toBe(before);
  });

  test('without the right password nothing is told', async () => {
    const alice = await enrol(server, 'alice');
    const { username, sessionId, key } = alice;
    const reply = await trust(server, { username, sessionId, csr: key.request, password: 'not this one' });
    expect([reply.error, reply.serial]).toEqual(['INVALID_CREDENTIALS', undefined]);
  });

  test('a name that nobody has costs the work of one that somebody has, and is told in the same bytes', async () => {
    const { sessionId, key } = await enrol(server, 'alice');
    const timeOf = async (username: string) => {
      const start = performance.now();
      const reply = await trust(server, { username, sessionId, csr: key.request, password: 'not this one' });
      return { text: reply.text, took: performance.now() - start };
    };
    const known: Timed[] = [];
    const unknown: Timed[] = [];
    const impossible: Timed[] = [];
    for (let round = 0; round < 7; round++) {
      known.push(await timeOf('alice'));
      unknown.push(await timeOf('nobody'));
      impossible.push(await timeOf('no body'));
    }
    // Without a derivation it would be less than a tenth.
    expect(least(unknown) / least(known)).toBeGreaterThan(0.4);
    expect(least(impossible) / least(known)).toBeGreaterThan(0.4);
    const texts = new Set([...known, ...unknown, ...impossible].map(({ text }) => text));
    expect([...texts]).toEqual(['{"errcode":401,"error":"P2CORE_INVALID_CREDENTIALS"}']);
  });

  test('a session ID is free for another actor', async () => {
    await enrol(server, 'alice', 'browser');
    expect((await sessionsOf(await enrol(server, 'bob', 'browser'))).status).toBe(200);
  });

  test('a revoked session is refused whichever key comes, and its ID is never free again', async () => {
    const alice = await enrol(server, 'alice');
    await server.ask('PUT', '/p2core/session/revoke', { token: alice.token });
    for (const csr of [alice.key.request, (await makeKey(server, 'alice')).request]) {
      const reply = await trust(server, { username: 'alice', sessionId: 'browser', csr });
      expect([reply.status, reply.error, reply.serial]).toEqual([409, 'SESSION_REVOKED', undefined]);
    }
  });

  test('an expired ID-Cert does not end the token: it may rotate', async () => {
    const alice = await enrol(server, 'alice');
    for (let day = 0; day < 61; day += 20) {
      server.clock.now = START + day * 86_400;
      expect((await sessionsOf(alice)).status).toBe(200);
    }
    server.clock.now = START + 61 * 86_400;
    const reply = await postKey(server, alice, alice.key.request);
    expect([reply.status, reply.body]).toEqual([201, alice.idCert]);
    expect((await rotated(server, alice)).idCert).not.toBe(alice.idCert);
  });
});

describe('tokens', () => {
  test('run out after 30 idle days', async () => {
    const alice = await enrol(server, 'alice');
    server.clock.now = START + TOKEN_IDLE_LIFETIME;
    expect((await sessionsOf(alice)).status).toBe(200);
    server.clock.now += TOKEN_IDLE_LIFETIME;
    expect((await sessionsOf(alice)).status).toBe(200);
    server.clock.now += TOKEN_IDLE_LIFETIME + 1;
    const reply = await sessionsOf(alice);
    expect([reply.status, reply.error]).toEqual([401, 'TOKEN_EXPIRED']);
  });

  test('are written at most once a minute', async () => {
    const alice = await enrol(server, 'alice');
    const before = await server.snapshot();
    server.clock.now = START + 59;
    await sessionsOf(alice);
    expect(await server.snapshot()).toBe(before);
    server.clock.now = START + 60;
    await sessionsOf(alice);
    expect(await server.snapshot()).not.toBe(before);
  });
});

describe('PUT session/revoke', () => {
  test('ends the token, the ID-Cert and what waits to be claimed', async () => {
    const alice = await enrol(server, 'alice');
    const bob = await enrol(server, 'bob');
    await stock(server, alice, 2);
    const reply = await server.ask('PUT', '/p2core/session/revoke', { token: alice.token });
    expect([reply.status, reply.text]).toEqual([204, '']);
    for (const path of ['/p2core/session/@me', '/p2core/key/user/@me']) {
      const refused = await server.ask('GET', path, { token: alice.token });
      expect([refused.status, refused.error]).toEqual([401, 'SESSION_REVOKED']);
    }
    expect((await claim(server, bob, alice.fid)).error).toBe('NO_KEYPACKAGE');
    expect((await server.ask('GET', `/p2core/key/user/${alice.fid}`)).error).toBe('CERT_NOT_FOUND');
  });

  test('leaves the other sessions as they are, and shows in the history', async () => {
    const alice = await enrol(server, 'alice');
    const phone = await enrol(server, 'alice', 'phone');
    await stock(server, phone, 1);
    await server.ask('PUT', '/p2core/session/revoke', { token: alice.token });
    expect((await inventoryOf(server, phone)).body).toMatchObject({ available: [expect.any(String)] });
    const history = await server.ask('GET', '/p2core/key/user/@me', { token: phone.token });
    expect(history.body).toMatchObject([
      { session_id: 'browser', revoked_at: START },
      { session_id: 'phone', revoked_at: null },
    ]);
  });
});

test('GET session/@me lists the sessions that live, and says which is this one', async () => {
  const alice = await enrol(server, 'alice');
  const gone = await enrol(server, 'alice', 'gone');
  server.clock.now += 10;
  const phone = await enrol(server, 'alice', 'phone');
  await server.ask('PUT', '/p2core/session/revoke', { token: gone.token });
  await enrol(server, 'bob');
  const next = await rotated(server, alice);
  const life = 60 * 86_400;
  expect((await sessionsOf(alice)).body).toEqual([
    {
      session_id: 'browser',
      created_at: START,
      current: true,
      serial: await serialOf(next),
      expires_at: START + 10 + life,
    },
    {
      session_id: 'phone',
      created_at: START + 10,
      current: false,
      serial: await serialOf(phone),
      expires_at: START + 10 + life,
    },
  ]);
});
