import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SERVER_KEY_LIFETIME } from '../../src/protocol/numbers.ts';
import { certificateFormat } from '../../src/protocol/p2core/certificate-format.ts';
import { enrolled, issuedIdCert } from '../../src/protocol/p2core/schemas.ts';
import { rotate } from '../services/id-certs.ts';
import { findCaller } from '../services/tokens.ts';
import { START, startTestServer, type TestServer } from '../testing/test-server.ts';
import { enrol, makeKey, postKey, rotated, type TestSession, trust } from '../testing/test-session.ts';

/** When the server signs, and what second it puts. */

const SERVER_KEY_ENDS = START + SERVER_KEY_LIFETIME;
const UNAVAILABLE = [503, 'UNAVAILABLE'];

let server: TestServer;
let alice: TestSession;

async function startAt(begin: number): Promise<void> {
  server.clock.now = begin;
  alice = await enrol(server, 'alice');
}

beforeEach(async () => {
  server = await startTestServer();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await server.close();
});

async function signInWith(csr: string, sessionId = alice.sessionId) {
  return trust(server, { username: 'alice', sessionId, csr });
}

describe('once the server’s own certificate has run out', () => {
  let first: TestSession;

  beforeEach(async () => {
    await startAt(SERVER_KEY_ENDS - 30);
    first = alice;
    alice = await rotated(server, alice);
    server.clock.now = SERVER_KEY_ENDS;
  });

  test('what it certified is answered as before', async () => {
    const again = await postKey(server, alice, alice.key.request);
    expect([again.status, again.body]).toEqual([201, alice.idCert]);
    const past = await postKey(server, alice, first.key.request);
    expect([past.status, past.error]).toEqual([409, 'KEY_SUPERSEDED']);
    const { error } = await signInWith(first.key.request);
    expect(error).toBe('KEY_SUPERSEDED');
    expect((await signInWith((await makeKey(server, 'alice')).request)).error).toBe('SESSION_ID_TAKEN');
    const { status, body } = await signInWith(alice.key.request);
    expect([status, enrolled.parse(body).id_cert]).toEqual([201, alice.idCert]);
  });

  test('it certifies nothing new', async () => {
    const { request } = await makeKey(server, 'alice');
    const before = await server.snapshot();
    for (const reply of [await postKey(server, alice, request), await signInWith(request, 'phone')]) {
      expect([reply.status, reply.error]).toEqual(UNAVAILABLE);
    }
    expect((await postKey(server, alice, request, '"1"')).error).toBe('KEY_CHANGED');
    expect(await server.snapshot()).toBe(before);
  });
});

test('a key dated past the end of the server’s is refused, one dated before it is certified', async () => {
  await startAt(SERVER_KEY_ENDS - 100);
  const [late, ahead] = [await makeKey(server, 'alice', 100), await makeKey(server, 'alice', 99)];
  const before = await server.snapshot();
  for (const reply of [await postKey(server, alice, late.request), await signInWith(late.request, 'phone')]) {
    expect([reply.status, reply.error]).toEqual(UNAVAILABLE);
  }
  expect(await server.snapshot()).toBe(before);
  const { body } = await postKey(server, alice, ahead.request);
  expect(await certificateFormat.parse(String(body))).toMatchObject({
    issuedAt: SERVER_KEY_ENDS - 1,
    expiresAt: SERVER_KEY_ENDS,
  });
});

test('only a key that is not known yet is signed for', async () => {
  await startAt(START);
  const { request } = await makeKey(server, 'alice');
  const signing = vi.spyOn(crypto.subtle, 'sign');
  await postKey(server, alice, request, '"1"');
  await postKey(server, alice, alice.key.request);
  await signInWith(alice.key.request);
  await signInWith(request);
  expect(signing).not.toHaveBeenCalled();
  await signInWith(request, 'phone');
  expect(signing).toHaveBeenCalledTimes(1);
});

describe('the second of issue', () => {
  async function history() {
    const { body } = await server.ask('GET', '/p2core/key/user/@me', { token: alice.token });
    return Array.isArray(body) ? body.map((entry) => issuedIdCert.parse(entry)) : [];
  }

  test('is the certificate’s own, whatever the client’s clock says, and intervals touch', async () => {
    await startAt(START);
    for (const ahead of [250, 5, 200, -60]) {
      server.clock.now += 1;
      await postKey(server, alice, (await makeKey(server, 'alice', ahead)).request);
    }
    const rows = await history();
    const views = await Promise.all(rows.map(({ id_cert }) => certificateFormat.parse(id_cert)));
    expect(views.map((view) => view?.issuedAt)).toEqual(rows.map(({ issued_at }) => issued_at));
    const [first = 0, ...later] = rows.map(({ issued_at }) => issued_at);
    expect([first, ...later]).toEqual([START, ...Array(4).fill(START + 251)]);
    expect(rows.map(({ superseded_at }) => superseded_at)).toEqual([...later, null]);
  });

  test('is read under the lock, so that rotations are dated in the order in which they are committed', async () => {
    await startAt(START);
    const { request } = await makeKey(server, 'alice');
    const caller = await findCaller(server.home, alice.token);
    if (!caller) throw new Error('alice is not signed in');
    const rotation = await server.home.db.transaction().execute(async (tx) => {
      await tx.selectFrom('sessions').select('id').forUpdate().execute();
      const waiting = rotate(server.home, caller, request, undefined);
      // Time enough to be ready for the lock that we hold.
      await setTimeout(100);
      server.clock.now += 50;
      return { waiting };
    });
    await rotation.waiting;
    expect(await history()).toMatchObject([
      { issued_at: START, superseded_at: START + 50 },
      { issued_at: START + 50, superseded_at: null },
    ]);
  });

  test('lies ahead for who names a time, and is no matter for who does not', async () => {
    await startAt(START);
    const { body } = await postKey(server, alice, (await makeKey(server, 'alice', 200)).request);
    const path = `/p2core/key/user/${alice.fid}`;
    expect((await server.ask('GET', path)).body).toEqual([body]);
    expect((await server.ask('GET', `${path}?timestamp=${START}`)).body).toEqual([alice.idCert]);
    server.clock.now = START + 200;
    expect((await server.ask('GET', `${path}?timestamp=${START + 199}`)).body).toEqual([alice.idCert]);
    expect((await server.ask('GET', `${path}?timestamp=${START + 200}`)).body).toEqual([body]);
  });

  test('is no later than that of a revocation', async () => {
    await startAt(START);
    const phone = await enrol(server, 'alice', 'phone');
    await postKey(server, phone, (await makeKey(server, 'alice', 200)).request);
    await server.ask('PUT', '/p2core/session/revoke', { token: phone.token });
    expect((await server.ask('GET', `/p2core/key/user/${alice.fid}`)).body).toEqual([alice.idCert]);
    expect((await history()).at(-1)).toMatchObject({ issued_at: START + 200, revoked_at: START + 200 });
  });
});
