import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCertificateRequest } from '../../src/crypto/openpgp/certificate-request.ts';
import { forgeKeyPackage, keyPackageSource } from '../../src/testing/forge-key-package.ts';
import { DOMAIN, type Reply, START, startTestServer, type TestServer } from '../testing/test-server.ts';
import {
  certificateOf,
  enrol,
  makeKey,
  postKey,
  register,
  type TestSession,
  trust,
  upload,
} from '../testing/test-session.ts';

/** Two who want the same thing at the same time: one has it, and the other hears why not. */

let server: TestServer;
let alice: TestSession;
let phone: TestSession;
let bob: TestSession;

beforeEach(async () => {
  server = await startTestServer();
  alice = await enrol(server, 'alice');
  phone = await enrol(server, 'alice', 'phone');
  bob = await enrol(server, 'bob');
});

afterEach(() => server.close());

/** What each said: its status, or the error. */
function said(replies: readonly Reply[]): unknown[] {
  return replies.map(({ status, error }) => error ?? status).sort();
}

/** Of two actors, for one and the same key. */
async function requestsForOneKey(): Promise<{ ofAlice: string; ofBob: string }> {
  const secret = { seed: crypto.getRandomValues(new Uint8Array(32)), created: START - 60 };
  const ofAlice = await makeCertificateRequest(secret, `alice@${DOMAIN}`);
  const ofBob = await makeCertificateRequest(secret, `bob@${DOMAIN}`);
  return { ofAlice: ofAlice.armored, ofBob: ofBob.armored };
}

describe('one identity key', () => {
  test('signed in with by two actors', async () => {
    const { ofAlice, ofBob } = await requestsForOneKey();
    const asked = { sessionId: 'new' };
    const replies = await Promise.all([
      trust(server, { ...asked, username: 'alice', csr: ofAlice }),
      trust(server, { ...asked, username: 'bob', csr: ofBob }),
    ]);
    expect(said(replies)).toEqual([201, 'KEY_IN_USE']);
  });

  test('rotated to by two sessions', async () => {
    const { ofAlice, ofBob } = await requestsForOneKey();
    const rotations = [
      postKey(server, alice, ofAlice),
      postKey(server, phone, ofAlice),
      postKey(server, bob, ofBob),
    ];
    expect(said(await Promise.all(rotations))).toEqual([201, 'KEY_IN_USE', 'KEY_IN_USE']);
  });
});

describe('one session', () => {
  test('enrolled twice with different keys', async () => {
    await register(server, 'carol');
    const enrolments = [1, 2, 3].map(async () => {
      const { request } = await makeKey(server, 'carol');
      return trust(server, { username: 'carol', sessionId: 'browser', csr: request });
    });
    const taken = 'SESSION_ID_TAKEN';
    expect(said(await Promise.all(enrolments))).toEqual([201, taken, taken]);
  });

  test('enrolled many times with one key: each token but the last ends', async () => {
    await register(server, 'carol');
    const { request } = await makeKey(server, 'carol');
    const asked = { username: 'carol', sessionId: 'browser', csr: request };
    const replies = await Promise.all([1, 2, 3, 4].map(() => trust(server, asked)));
    expect(said(replies)).toEqual([201, 201, 201, 201]);
    const { db } = server.home;
    const rows = await db
      .selectFrom('tokens')
      .innerJoin('sessions', 'sessions.id', 'tokens.session')
      .innerJoin('actors', 'actors.id', 'sessions.actor')
      .select('hash')
      .where('local_name', '=', 'carol')
      .execute();
    expect(rows).toHaveLength(1);
  });

  test('rotated to two keys, each from the same current one', async () => {
    const carol = await enrol(server, 'carol');
    const { serial } = await server.home.db
      .selectFrom('id_certs')
      .select('serial')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    const rotations = [1, 2, 3].map(async () => {
      const { request } = await makeKey(server, 'carol');
      return postKey(server, carol, request, `"${serial}"`);
    });
    expect(said(await Promise.all(rotations))).toEqual([201, 'KEY_CHANGED', 'KEY_CHANGED']);
  });
});

test('the same HPKE keys uploaded by three sessions, in different orders', async () => {
  const initKeys = [1, 2, 3, 4].map(() => crypto.getRandomValues(new Uint8Array(32)));
  const source = keyPackageSource(START - 3600, START + 86_400);
  const batchOf = (session: TestSession, keys: readonly Uint8Array[]): Promise<Uint8Array[]> => {
    const good = { identity: certificateOf(session), source };
    return Promise.all(keys.map((initKey) => forgeKeyPackage(session.key.signer, { ...good, initKey })));
  };
  const batches = await Promise.all([
    batchOf(alice, initKeys),
    batchOf(phone, initKeys.toReversed()),
    batchOf(bob, initKeys),
  ]);
  const sessions = [alice, phone, bob];
  const replies = await Promise.all(
    sessions.map((session, place) => upload(server, session, batches[place] ?? [])),
  );
  expect(said(replies)).toEqual([201, 'INIT_KEY_REUSED', 'INIT_KEY_REUSED']);
});
