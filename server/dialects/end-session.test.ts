import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endSession, standingOf } from '../testing/test-account.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { claim, enrol, makeKey, stock, type TestSession, trust } from '../testing/test-session.ts';

/** DELETE session/{session_id}. */

let server: TestServer;
let alice: TestSession;
let bob: TestSession;

beforeEach(async () => {
  server = await startTestServer();
  alice = await enrol(server, 'alice');
  bob = await enrol(server, 'bob');
});

afterEach(() => server.close());

test('ends another session as its own revoking would: token, ID-Cert, KeyPackages, session ID', async () => {
  const phone = await enrol(server, 'alice', 'phone');
  await stock(server, phone, 2);
  server.clock.now += 100;
  const reply = await endSession(server, alice, 'phone');
  expect([reply.status, reply.text]).toEqual([204, '']);
  expect(await standingOf(server, phone)).toBe('SESSION_REVOKED');
  expect(await standingOf(server, alice)).toBe('200');
  expect((await server.ask('GET', `/p2core/key/user/${alice.fid}`)).body).toEqual([alice.idCert]);
  expect((await claim(server, bob, alice.fid)).error).toBe('NO_KEYPACKAGE');
  const csr = (await makeKey(server, 'alice')).request;
  expect((await trust(server, { username: 'alice', sessionId: 'phone', csr })).error).toBe('SESSION_REVOKED');
});

test('one that has ended already: 204 again, and it ended when it ended', async () => {
  await enrol(server, 'alice', 'phone');
  await endSession(server, alice, 'phone');
  const before = await server.snapshot();
  server.clock.now += 10;
  expect((await endSession(server, alice, 'phone')).status).toBe(204);
  expect(await server.snapshot()).toBe(before);
});

test('twice at once: both hear that it is done', async () => {
  await enrol(server, 'alice', 'phone');
  const replies = await Promise.all([endSession(server, alice, 'phone'), endSession(server, alice, 'phone')]);
  expect(replies.map(({ status }) => status)).toEqual([204, 204]);
});

test('may be the caller’s own', async () => {
  expect((await endSession(server, alice, 'browser')).status).toBe(204);
  expect(await standingOf(server, alice)).toBe('SESSION_REVOKED');
});

test.each(['unknown', 'bobs'])('%s, which this actor never had, is 404', async (sessionId) => {
  const bobs = await enrol(server, 'bob', 'bobs');
  const before = await server.snapshot();
  const reply = await endSession(server, alice, sessionId);
  expect([reply.status, reply.error]).toEqual([404, 'NOT_FOUND']);
  expect(await server.snapshot()).toBe(before);
  expect(await standingOf(server, bobs)).toBe('200');
});

test.each(['@me', '%40me', 'a%20b', 'x'.repeat(33), '%C3%BC', 'a.b', '%00', '%ff', '..%2fidentity'])(
  'the session ID %s is none, whatever the second factor',
  async (sessionId) => {
    const reply = await endSession(server, alice, sessionId, null);
    expect([reply.status, reply.error]).toEqual([400, 'SESSION_ID_INVALID']);
  },
);

test('asks for a token first', async () => {
  const reply = await server.ask('DELETE', '/p2core/session/a%20b');
  expect([reply.status, reply.error]).toEqual([401, 'UNAUTHORIZED']);
});

describe('a session whose ID is a word of the routes', () => {
  test.each(['trust', 'revoke', 'auth'])('%s ends like any other', async (sessionId) => {
    const session = await enrol(server, 'alice', sessionId);
    expect((await endSession(server, alice, sessionId)).status).toBe(204);
    expect(await standingOf(server, session)).toBe('SESSION_REVOKED');
  });

  test.each([
    ['trust', 'POST, DELETE'],
    ['revoke', 'PUT, DELETE'],
    ['@me', 'GET, DELETE'],
    ['phone', 'DELETE'],
  ])('session/%s allows %s, and tells other origins', async (word, allow) => {
    const url = `/p2core/session/${word}`;
    const wrong = await server.ask(word === 'revoke' ? 'GET' : 'PUT', url, { token: alice.token });
    expect([wrong.status, wrong.headers['allow']]).toEqual([405, allow]);
    const preflight = await server.ask('OPTIONS' as 'GET', url);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-methods': allow,
      'access-control-allow-headers': expect.stringContaining('X-P2-Sensitive-Solution'),
    });
  });
});
