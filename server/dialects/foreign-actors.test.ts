import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FOREIGN_BELIEF, TOKEN_IDLE_LIFETIME } from '../../src/protocol/numbers.ts';
import { deleteIdentity, endSession, standingOf } from '../testing/test-account.ts';
import type { TestServer } from '../testing/test-server.ts';
import {
  claim,
  DAY,
  enrol,
  postKey,
  register,
  rotated,
  stock,
  type TestSession,
} from '../testing/test-session.ts';
import {
  HOME_DOMAIN,
  signedIn,
  signIn,
  startTwoServers,
  type TwoServers,
  tell,
} from '../testing/two-servers.ts';

/** An actor of one server on another one: the whole way, and what each rotation or end at home does to it. */

let servers: TwoServers;
let home: TestServer;
let foreign: TestServer;
let alice: TestSession;

beforeEach(async () => {
  servers = await startTwoServers();
  ({ home, foreign } = servers);
  alice = await enrol(home, 'alice');
});

afterEach(() => servers.close());

function pass(seconds: number): void {
  home.clock.now += seconds;
}

/** Nobody listens any more where the home server is looked for, until it is brought back. */
function goAway(): () => void {
  const address = servers.addresses.get(HOME_DOMAIN) ?? '';
  servers.addresses.set(HOME_DOMAIN, 'http://127.0.0.1:1');
  return () => void servers.addresses.set(HOME_DOMAIN, address);
}

test('a session that ended a week ago is forgotten, and one that is alive is not', async () => {
  const { db } = foreign.home;
  const sessionIds = async () => {
    const rows = await db.selectFrom('foreign_sessions').select('session_id').orderBy('id').execute();
    return rows.map(({ session_id }) => session_id);
  };
  await signedIn(foreign, await enrol(home, 'alice', 'idle'));
  pass(TOKEN_IDLE_LIFETIME);
  const there = await signedIn(foreign, alice);
  const ended = await signedIn(foreign, await enrol(home, 'alice', 'ended'));
  await foreign.ask('PUT', '/p2core/session/revoke', { token: ended.token });
  pass(7 * DAY);
  await signedIn(foreign, await enrol(home, 'bob', 'new'));
  expect(await sessionIds()).toEqual(['idle', alice.sessionId, 'ended', 'new']);
  expect(await standingOf(foreign, ended)).toBe('SESSION_REVOKED');
  pass(1);
  await signedIn(foreign, await enrol(home, 'bob', 'newer'));
  expect(await sessionIds()).toEqual([alice.sessionId, 'new', 'newer']);
  expect(await standingOf(foreign, ended)).toBe('UNAUTHORIZED');
  expect(await standingOf(foreign, there)).toBe('200');
});

test('signs in, claims, rotates at home, tells of it; the old ID-Cert is refused', async () => {
  const there = await signedIn(foreign, alice);
  const bob = await enrol(foreign, 'bob');
  await stock(foreign, bob, 3);
  expect((await claim(foreign, there, bob.fid)).status).toBe(200);

  pass(60);
  const now = await rotated(home, alice);
  expect((await signIn(foreign, alice)).error).toBe('ID_CERT_INVALID');
  expect((await tell(foreign, there, now.idCert)).status).toBe(201);
  expect((await tell(foreign, there, now.idCert)).status).toBe(201);
  expect((await tell(foreign, there, alice.idCert)).error).toBe('KEY_SUPERSEDED');
  expect((await signIn(foreign, alice)).error).toBe('ID_CERT_INVALID');

  expect((await claim(foreign, there, bob.fid)).status).toBe(200);
  const again = await signedIn(foreign, now);
  expect(await standingOf(foreign, there)).toBe('UNAUTHORIZED');
  expect((await claim(foreign, again, bob.fid)).status).toBe(200);
});

describe('the session', () => {
  test('is shown with the end of belief, and asks home again after it', async () => {
    const there = await signedIn(foreign, alice);
    const { now } = foreign.clock;
    const shown = async () => (await foreign.ask('GET', '/p2core/session/@me', there)).body;
    const [atHome] = (await home.ask('GET', '/p2core/session/@me', { token: alice.token })).body as object[];
    const expected = { ...atHome, created_at: now, current: true };
    expect(await shown()).toEqual([{ ...expected, cached_until: now + FOREIGN_BELIEF }]);
    pass(FOREIGN_BELIEF - 1);
    expect(await shown()).toEqual([{ ...expected, cached_until: now + FOREIGN_BELIEF }]);
    pass(1);
    expect(await shown()).toEqual([{ ...expected, cached_until: now + 2 * FOREIGN_BELIEF }]);
  });

  test('is not asked for at home within the hour: a home that is away does no harm', async () => {
    const there = await signedIn(foreign, alice);
    const back = goAway();
    pass(FOREIGN_BELIEF - 1);
    expect(await standingOf(foreign, there)).toBe('200');
    pass(1);
    const reply = await foreign.ask('GET', '/p2core/session/@me', { token: there.token });
    expect([reply.status, reply.error, reply.headers['retry-after']]).toEqual([503, 'UNAVAILABLE', '30']);
    back();
    expect(await standingOf(foreign, there)).toBe('200');
  });

  test('waits for the new ID-Cert once home names another one, and does not ask again', async () => {
    const there = await signedIn(foreign, alice);
    pass(1);
    const now = await rotated(home, alice);
    expect(await standingOf(foreign, there)).toBe('200');
    pass(FOREIGN_BELIEF);
    expect(await standingOf(foreign, there)).toBe('ID_CERT_INVALID');
    const back = goAway();
    expect(await standingOf(foreign, there)).toBe('ID_CERT_INVALID');
    back();
    expect((await tell(foreign, there, now.idCert)).status).toBe(201);
    expect(await standingOf(foreign, there)).toBe('200');
  });

  test('ends when it ended at home, as soon as that is asked', async () => {
    const there = await signedIn(foreign, alice);
    await home.ask('PUT', '/p2core/session/revoke', { token: alice.token });
    expect(await standingOf(foreign, there)).toBe('200');
    pass(FOREIGN_BELIEF);
    expect(await standingOf(foreign, there)).toBe('SESSION_REVOKED');
    goAway();
    expect(await standingOf(foreign, there)).toBe('SESSION_REVOKED');
  });

  test('ends with its actor', async () => {
    const there = await signedIn(foreign, alice);
    await deleteIdentity(home, alice);
    pass(FOREIGN_BELIEF);
    expect(await standingOf(foreign, there)).toBe('SESSION_REVOKED');
  });

  test('is ended there alone by itself, also while home is away, and may come again', async () => {
    const there = await signedIn(foreign, alice);
    const back = goAway();
    pass(2 * FOREIGN_BELIEF);
    expect((await foreign.ask('PUT', '/p2core/session/revoke', { token: there.token })).status).toBe(204);
    expect(await standingOf(foreign, there)).toBe('SESSION_REVOKED');
    expect(await standingOf(home, alice)).toBe('200');
    back();
    expect(await standingOf(foreign, await signedIn(foreign, alice))).toBe('200');
  });

  test('ends after 30 idle days', async () => {
    const there = await signedIn(foreign, alice);
    pass(30 * 86_400 + 1);
    expect(await standingOf(foreign, there)).toBe('TOKEN_EXPIRED');
  });

  test('of an ID-Cert that ran out waits for the next one', async () => {
    let there = await signedIn(foreign, alice);
    for (const days of [25, 25, 9]) {
      pass(days * 86_400);
      expect(await standingOf(foreign, there)).toBe('200');
      expect(await standingOf(home, alice)).toBe('200');
    }
    pass(2 * 86_400);
    expect(await standingOf(foreign, there)).toBe('ID_CERT_INVALID');
    expect((await signIn(foreign, alice)).error).toBe('ID_CERT_INVALID');
    const now = await rotated(home, alice);
    expect((await tell(foreign, there, now.idCert)).status).toBe(201);
    there = await signedIn(foreign, now);
    expect(await standingOf(foreign, there)).toBe('200');
  });
});

describe('telling', () => {
  test('takes only what is of the session, and current at home', async () => {
    const there = await signedIn(foreign, alice);
    const phone = await enrol(home, 'alice', 'phone');
    const bob = await enrol(home, 'bob');
    const local = await enrol(foreign, 'alice');
    for (const { idCert } of [phone, bob, local]) {
      expect((await tell(foreign, there, idCert)).error).toBe('ID_CERT_INVALID');
    }
    pass(1);
    const first = await rotated(home, alice);
    const second = await rotated(home, first);
    expect((await tell(foreign, there, first.idCert)).error).toBe('KEY_SUPERSEDED');
    expect((await tell(foreign, there, second.idCert)).status).toBe(201);
  });

  test('is no rotation: a key is no ID-Cert there, and an ID-Cert is no key at home', async () => {
    const there = await signedIn(foreign, alice);
    expect((await tell(foreign, there, alice.key.request)).error).toBe('ID_CERT_INVALID');
    expect((await postKey(home, alice, alice.idCert)).error).toBe('KEY_ARMOR_INVALID');
  });

  test('of a session that ended at home ends it there', async () => {
    const there = await signedIn(foreign, alice);
    pass(1);
    const now = await rotated(home, alice);
    const phone = await enrol(home, 'alice', 'phone');
    await endSession(home, phone, alice.sessionId);
    expect((await tell(foreign, there, now.idCert)).error).toBe('SESSION_REVOKED');
    expect(await standingOf(foreign, there)).toBe('SESSION_REVOKED');
  });

  test('fails without harm while home is away', async () => {
    const there = await signedIn(foreign, alice);
    pass(1);
    const now = await rotated(home, alice);
    goAway();
    const before = await foreign.snapshot();
    expect((await tell(foreign, there, now.idCert)).error).toBe('UNAVAILABLE');
    expect(await foreign.snapshot()).toBe(before);
    expect(await standingOf(foreign, there)).toBe('200');
  });
});

test('claims that can be asked for again are told apart from those of actors here', async () => {
  const there = await signedIn(foreign, alice);
  const [local, bob] = [await enrol(foreign, 'alice'), await enrol(foreign, 'bob')];
  await stock(foreign, bob, 3);
  const headers = { 'idempotency-key': 'the-same-key-of-both' };
  const ask = async ({ token }: TestSession) =>
    (await foreign.ask('GET', `/p2core/keypackage/${bob.fid}`, { token, headers })).text;
  const [theirs, ours] = [await ask(there), await ask(local)];
  expect(theirs).not.toBe(ours);
  expect([await ask(there), await ask(local)]).toEqual([theirs, ours]);
});

test('two actors of the same name and session ID are two: one here, one from elsewhere', async () => {
  await register(foreign, 'alice');
  const local = await enrol(foreign, 'alice');
  const there = await signedIn(foreign, alice);
  await stock(foreign, local, 2);
  expect((await claim(foreign, there, local.fid)).status).toBe(200);
  expect((await claim(foreign, local, local.fid)).error).toBe('NO_KEYPACKAGE');
  expect(await standingOf(foreign, local)).toBe('200');
});
