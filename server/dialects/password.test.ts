import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  changePassword,
  deleteIdentity,
  endSession,
  solutionOf,
  standingOf,
} from '../testing/test-account.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { enrol, PASSWORD, type TestSession, trust } from '../testing/test-session.ts';

const NEXT = 'another passphrase, ünlike the first';
let server: TestServer;
let alice: TestSession;
let phone: TestSession;

beforeEach(async () => {
  server = await startTestServer();
  alice = await enrol(server, 'alice');
  phone = await enrol(server, 'alice', 'phone');
});

afterEach(() => server.close());

/** Signs in with the session's own key. */
async function signIn(session: TestSession, password: string): Promise<string> {
  const { username, sessionId, key } = session;
  const { status, error } = await trust(server, { username, sessionId, csr: key.request, password });
  return error ?? String(status);
}

describe('PUT password', () => {
  test('the new one signs in, the old one does not; this token stays, those of the other sessions end', async () => {
    const bob = await enrol(server, 'bob');
    const reply = await changePassword(server, alice, NEXT);
    expect([reply.status, reply.text]).toEqual([204, '']);
    expect(await standingOf(server, alice)).toBe('200');
    expect(await standingOf(server, phone)).toBe('UNAUTHORIZED');
    expect(await standingOf(server, bob)).toBe('200');
    expect(await signIn(phone, PASSWORD)).toBe('INVALID_CREDENTIALS');
    expect(await signIn(phone, NEXT)).toBe('201');
    expect((await changePassword(server, alice, PASSWORD, solutionOf(NEXT))).status).toBe(204);
  });

  test('stores its Argon2id hash alone', async () => {
    await changePassword(server, alice, NEXT);
    const { password_hash } = await server.home.db
      .selectFrom('actors')
      .select('password_hash')
      .executeTakeFirstOrThrow();
    expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('one that nobody may choose is told first', async () => {
    const before = await server.snapshot();
    const reply = await changePassword(server, alice, 'password1', null);
    expect([reply.status, reply.error]).toEqual([400, 'PASSWORD_INVALID']);
    expect(await server.snapshot()).toBe(before);
  });

  test('asked for twice, the second time with what is the old one now', async () => {
    await changePassword(server, alice, NEXT);
    expect((await changePassword(server, alice, NEXT)).error).toBe('SENSITIVE_SOLUTION_INVALID');
    expect(await signIn(alice, NEXT)).toBe('201');
  });

  test('of two at once that show the same old one, one changes it', async () => {
    const wanted = ['the first of two', 'the second of two'];
    const replies = await Promise.all(wanted.map((password) => changePassword(server, alice, password)));
    expect(replies.map(({ status }) => status).sort()).toEqual([204, 403]);
    const won = replies.findIndex(({ status }) => status === 204);
    expect(await Promise.all(wanted.map((password) => signIn(alice, password)))).toEqual(
      wanted.map((_, index) => (index === won ? '201' : 'INVALID_CREDENTIALS')),
    );
  });

  test('a sign-in that showed the old one while it changed gets no token that outlives it', async () => {
    const changing = changePassword(server, alice, NEXT);
    // Both look at a hash for some 25 ms; the change makes a second one.
    await wait(30);
    const old = await signIn(phone, PASSWORD);
    expect((await changing).status).toBe(204);
    expect(['201', 'INVALID_CREDENTIALS']).toContain(old);
    const tokens = await server.home.db.selectFrom('tokens').select('session').execute();
    expect(tokens).toHaveLength(1);
  });
});

describe('the second factor', () => {
  const encoded = solutionOf(PASSWORD);
  test.each([
    ['missing', null],
    ['empty', ''],
    ['a wrong password', solutionOf('not this one')],
    ['the right one with more', solutionOf(`${PASSWORD} `)],
    ['no Base64', PASSWORD],
    ['in Base64url', solutionOf('>>>???>>>').replaceAll('/', '_').replaceAll('+', '-')],
    ['without its padding', encoded.replace(/=+$/, '')],
    ['with white space', `${encoded.slice(0, 8)} ${encoded.slice(8)}`],
    ['given twice', `${encoded}, ${encoded}`],
    ['no UTF-8', Buffer.from([0xff, 0xfe]).toString('base64')],
    ['behind a byte order mark', Buffer.from(`\ufeff${PASSWORD}`).toString('base64')],
  ])('%s is refused everywhere, and nothing changes', async (_, solution) => {
    const before = await server.snapshot();
    const replies = [
      await changePassword(server, alice, NEXT, solution),
      await deleteIdentity(server, alice, solution),
      await endSession(server, alice, 'phone', solution),
      await endSession(server, alice, 'unknown', solution),
    ];
    for (const { status, error } of replies) {
      expect([status, error]).toEqual([403, 'SENSITIVE_SOLUTION_INVALID']);
    }
    expect(await server.snapshot()).toBe(before);
  });

  test('is that of the caller’s actor', async () => {
    await changePassword(server, alice, NEXT);
    const bob = await enrol(server, 'bob');
    expect((await deleteIdentity(server, bob, solutionOf(NEXT))).error).toBe('SENSITIVE_SOLUTION_INVALID');
  });
});
