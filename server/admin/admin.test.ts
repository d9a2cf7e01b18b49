import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runAdmin } from '../testing/admin-process.ts';
import { solutionOf, standingOf } from '../testing/test-account.ts';
import { DOMAIN, type Reply, startTestServerIn, type TestServer } from '../testing/test-server.ts';
import {
  claim,
  enrol,
  makeKeyPackages,
  PASSWORD,
  putLastResort,
  rotated,
  type TestSession,
  trust,
} from '../testing/test-session.ts';
import { throwawayPlace } from '../testing/throwaway-place.ts';

/** Beside a running server, each task in a process of its own. */

let server: TestServer;
let alice: TestSession;
let bob: TestSession;

beforeEach(async () => {
  // The task's own process has the clock of the machine.
  server = await startTestServerIn(await throwawayPlace(), { begin: Math.floor(Date.now() / 1000) });
  alice = await enrol(server, 'alice');
  bob = await enrol(server, 'bob');
});

afterEach(() => server.close());

function admin(args: readonly string[], input?: string) {
  return runAdmin(server, args, { settings: { DOMAIN }, ...(input === undefined ? {} : { input }) });
}

function signIn(session: TestSession, password = PASSWORD): Promise<Reply> {
  const { username, sessionId, key } = session;
  return trust(server, { username, sessionId, csr: key.request, password });
}

describe('list', () => {
  test('tells of each actor what is known, for programs', async () => {
    await enrol(server, 'alice', 'phone');
    await admin(['deactivate', 'bob']);
    const { code, out } = await admin(['list', '--json']);
    expect(code).toBe(0);
    const at = server.clock.now;
    const common = { created_at: at, deleted_at: null };
    expect(JSON.parse(out)).toEqual([
      { ...common, fid: 'alice@example.com', sessions: 2, last_used_at: at, deactivated_at: null },
      {
        ...common,
        fid: 'bob@example.com',
        sessions: 1,
        last_used_at: null,
        deactivated_at: expect.any(Number),
      },
    ]);
  });

  test('and for people, with who is gone', async () => {
    const headers = { 'x-p2-sensitive-solution': solutionOf(PASSWORD) };
    await server.ask('DELETE', '/p2core/identity', { token: bob.token, headers });
    const [head, ...rows] = (await admin(['list'])).out.trimEnd().split('\n');
    expect(head).toMatch(/^NAME +CREATED +SESSIONS +LAST USED +STATE$/);
    expect(rows).toEqual([
      expect.stringMatching(/^alice@example\.com +\d{4}-\d\d-\d\d \d\d:\d\dZ +1 +\d{4}-\S+ \S+Z +active$/),
      expect.stringMatching(/^bob@example\.com +\S+ \S+Z +0 +\S.* deleted \d{4}-\S+ \S+Z$/),
    ]);
  });
});

describe('deactivate', () => {
  test('ends the tokens, refuses the login as any other, and leaves ID-Certs readable', async () => {
    const [lastResort] = await makeKeyPackages(server, alice, 1, { lastResort: true });
    if (lastResort) await putLastResort(server, alice, lastResort.keyPackage);
    expect((await claim(server, bob, alice.fid)).status).toBe(200);
    const { code, out, words } = await admin(['deactivate', 'alice']);
    expect([code, out]).toEqual([0, '']);
    expect(words).toMatch(/^alice is deactivated: /);
    expect(await standingOf(server, alice)).toBe('UNAUTHORIZED');
    const refused = await signIn(alice);
    const unknown = await trust(server, { username: 'carol', sessionId: 'x', csr: alice.key.request });
    expect([refused.status, refused.text]).toEqual([unknown.status, unknown.text]);
    expect(refused.error).toBe('INVALID_CREDENTIALS');
    const { body } = await server.ask('GET', `/p2core/key/user/${alice.fid}`);
    expect(body).toEqual([alice.idCert]);
    expect((await claim(server, bob, alice.fid)).error).toBe('NO_KEYPACKAGE');
    expect(await standingOf(server, bob)).toBe('200');
  });

  test('takes as long at the login as a wrong password', async () => {
    const times = async (ask: () => Promise<Reply>) => {
      const begun = performance.now();
      for (let turn = 0; turn < 5; turn += 1) await ask();
      return performance.now() - begun;
    };
    const wrong = await times(() => signIn(alice, 'not the password'));
    await admin(['deactivate', 'alice']);
    const deactivated = await times(() => signIn(alice));
    // It does the work of a whole password hash, which is nearly all that there is.
    expect(deactivated).toBeGreaterThan(wrong / 3);
    expect(deactivated).toBeLessThan(wrong * 3);
  });

  test('keeps its first time, and is undone by activate: the same session goes on', async () => {
    await admin(['deactivate', 'alice@example.com']);
    const [first] = JSON.parse((await admin(['list', '--json'])).out);
    await admin(['deactivate', 'alice']);
    const [second] = JSON.parse((await admin(['list', '--json'])).out);
    expect(second.deactivated_at).toBe(first.deactivated_at);
    expect((await admin(['activate', 'alice'])).code).toBe(0);
    const { status, body } = await signIn(alice);
    expect(status).toBe(201);
    expect(body).toMatchObject({ id_cert: alice.idCert });
    await admin(['activate', 'alice']);
    expect((await signIn(alice)).status).toBe(201);
  });

  test('of a deleted actor is refused', async () => {
    const headers = { 'x-p2-sensitive-solution': solutionOf(PASSWORD) };
    await server.ask('DELETE', '/p2core/identity', { token: bob.token, headers });
    for (const task of ['deactivate', 'activate', 'reset-password']) {
      const { code, out, words } = await admin([task, 'bob']);
      expect([code, out]).toEqual([1, '']);
      expect(words).toMatch(/^bob was deleted, for good\. /);
    }
  });
});

describe('reset-password', () => {
  test('prints a random one, once, and signs the actor out everywhere', async () => {
    const { code, out, words } = await admin(['reset-password', 'alice']);
    const password = out.trimEnd();
    expect([code, out]).toEqual([0, `${password}\n`]);
    expect(Buffer.from(password, 'base64url')).toHaveLength(16);
    expect(words).not.toContain(password);
    expect(await standingOf(server, alice)).toBe('UNAUTHORIZED');
    expect((await signIn(alice)).error).toBe('INVALID_CREDENTIALS');
    expect((await signIn(alice, password)).status).toBe(201);
  });

  test('takes one from standard input, and does not show it', async () => {
    const { code, out, words } = await admin(['reset-password', 'alice', '--stdin'], 'a decent new one\n');
    expect([code, out]).toEqual([0, '']);
    expect(words).not.toContain('a decent new one');
    expect((await signIn(alice, 'a decent new one')).status).toBe(201);
  });

  test.each(['', 'short\n', 'password123\n'])('refuses %j', async (input) => {
    const before = await server.snapshot();
    const { code, words } = await admin(['reset-password', 'alice', '--stdin'], input);
    expect(code).toBe(1);
    expect(words).toMatch(/^This password is too short, too long or very common\. Nothing was changed\./);
    expect(await server.snapshot()).toBe(before);
  });

  test('leaves a deactivated actor deactivated', async () => {
    await admin(['deactivate', 'alice']);
    const { out } = await admin(['reset-password', 'alice']);
    expect((await signIn(alice, out.trimEnd())).error).toBe('INVALID_CREDENTIALS');
    await admin(['activate', 'alice']);
    expect((await signIn(alice, out.trimEnd())).status).toBe(201);
  });
});

test('rotate-key gives the running server another key, with which it signs at once', async () => {
  const before = server.home.key.fingerprint;
  const { code, out } = await admin(['rotate-key']);
  expect(code).toBe(0);
  expect(out).toMatch(/^[0-9a-f]{40}\n$/);
  expect(out).not.toContain(before);
  server.clock.now += 2;
  await rotated(server, bob);
  expect(server.home.key.fingerprint).toBe(out.trimEnd());
});
