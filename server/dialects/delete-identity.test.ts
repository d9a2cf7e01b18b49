import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changePassword, deleteIdentity, endSession, standingOf } from '../testing/test-account.ts';
import { START, startTestServer, type TestServer } from '../testing/test-server.ts';
import {
  claim,
  enrol,
  makeKey,
  makeKeyPackages,
  PASSWORD,
  postKey,
  putLastResort,
  register,
  rotated,
  stock,
  type TestSession,
  trust,
} from '../testing/test-session.ts';

/** DELETE identity. */

let server: TestServer;
let alice: TestSession;
let phone: TestSession;
let bob: TestSession;

beforeEach(async () => {
  server = await startTestServer();
  alice = await enrol(server, 'alice');
  phone = await enrol(server, 'alice', 'phone');
  bob = await enrol(server, 'bob');
  server.clock.now += 100;
});

afterEach(() => server.close());

test('every session ends, and says so', async () => {
  const reply = await deleteIdentity(server, alice);
  expect([reply.status, reply.text]).toEqual([204, '']);
  expect(await standingOf(server, alice)).toBe('SESSION_REVOKED');
  expect(await standingOf(server, phone)).toBe('SESSION_REVOKED');
  expect(await standingOf(server, bob)).toBe('200');
  for (const again of [
    await deleteIdentity(server, alice),
    await changePassword(server, phone, 'another passphrase'),
    await endSession(server, phone, 'phone'),
    await postKey(server, alice, (await makeKey(server, 'alice')).request),
  ]) {
    expect([again.status, again.error]).toEqual([401, 'SESSION_REVOKED']);
  }
});

test('its ID-Certs stay readable by the time at which they were current, byte for byte', async () => {
  const next = await rotated(server, alice);
  server.clock.now += 100;
  const all = () => server.home.db.selectFrom('id_certs').selectAll().orderBy('id').execute();
  const before = await all();
  await deleteIdentity(server, next);
  const changed = (await all()).map((row) => ({ ...row, revoked_at: null }));
  expect(changed).toEqual(before);

  const readAt = (query: string) => server.ask('GET', `/p2core/key/user/${alice.fid}${query}`);
  const at = (seconds: number) => readAt(`?timestamp=${START + seconds}`);
  expect((await at(0)).body).toEqual([alice.idCert, phone.idCert]);
  expect((await at(199)).body).toEqual([next.idCert, phone.idCert]);
  expect((await at(200)).error).toBe('CERT_NOT_FOUND');
  expect((await readAt('')).error).toBe('CERT_NOT_FOUND');
});

test('its name is never given again', async () => {
  await deleteIdentity(server, alice);
  const before = await server.snapshot();
  const reply = await register(server, 'Alice');
  expect([reply.status, reply.error]).toEqual([409, 'FEDERATION_ID_TAKEN']);
  expect(await server.snapshot()).toBe(before);
});

test('a login hears the same bytes as for a name that nobody ever had', async () => {
  await deleteIdentity(server, alice);
  const csr = (await makeKey(server, 'alice')).request;
  const unknown = await trust(server, { username: 'nobody', sessionId: 'new', csr });
  for (const sessionId of ['new', 'browser']) {
    const gone = await trust(server, { username: 'alice', sessionId, csr });
    expect([gone.status, gone.text]).toEqual([401, unknown.text]);
  }
});

test('and after the same work', async () => {
  await deleteIdentity(server, alice);
  const timed = async (username: string): Promise<number> => {
    const begun = performance.now();
    await trust(server, { username, sessionId: 'new', csr: 'no key' });
    return performance.now() - begun;
  };
  // The least of ever more tries: what else the machine does only adds, and another work would stay apart.
  let [gone, unknown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  await expect
    .poll(
      async () => {
        gone = Math.min(gone, await timed('alice'));
        unknown = Math.min(unknown, await timed('nobody'));
        return Math.abs(Math.log2(gone / unknown));
      },
      { interval: 0, timeout: 20_000 },
    )
    .toBeLessThan(0.5);
});

test('its unclaimed KeyPackages never go out, the last-resort one included', async () => {
  await stock(server, alice, 2);
  const [made] = await makeKeyPackages(server, alice, 1, { lastResort: true });
  if (made) await putLastResort(server, alice, made.keyPackage);
  expect((await claim(server, bob, alice.fid)).status).toBe(200);
  await deleteIdentity(server, alice);
  const reply = await claim(server, bob, alice.fid);
  expect([reply.status, reply.error]).toEqual([404, 'NO_KEYPACKAGE']);
});

test('a sign-in that runs meanwhile leaves no session behind', async () => {
  const csr = (await makeKey(server, 'alice')).request;
  const deleting = deleteIdentity(server, alice);
  // Both look at a hash for some 25 ms.
  await wait(10);
  await trust(server, { username: 'alice', sessionId: 'late', csr });
  expect((await deleting).status).toBe(204);
  const open = await server.home.db
    .selectFrom('sessions')
    .innerJoin('actors', 'actors.id', 'sessions.actor')
    .select('session_id')
    .where('local_name', '=', 'alice')
    .where('revoked_at', 'is', null)
    .execute();
  expect(open).toEqual([]);
});

test('of two at once one is refused or finds it done, and neither fails', async () => {
  const replies = await Promise.all([deleteIdentity(server, alice), deleteIdentity(server, phone)]);
  expect(replies.map(({ status }) => status).sort()[0]).toBe(204);
  expect(replies.every(({ status }) => status < 500)).toBe(true);
  expect(
    (await trust(server, { username: 'alice', sessionId: 'x', csr: '', password: PASSWORD })).error,
  ).toBe('INVALID_CREDENTIALS');
});
