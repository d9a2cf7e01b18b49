import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fromBase64 } from '../../src/crypto/encoding.ts';
import { unarmorPublicKey } from '../../src/crypto/openpgp/armor.ts';
import { readCertificate } from '../../src/crypto/openpgp/read-certificate.ts';
import { ID_CERT_LIFETIME, SERVER_KEY_LIFETIME } from '../../src/protocol/numbers.ts';
import { certificateFormat } from '../../src/protocol/p2core/certificate-format.ts';
import { issuedIdCert } from '../../src/protocol/p2core/schemas.ts';
import { parseFid, parseSessionId } from '../../src/protocol/terms.ts';
import { START, startTestServer, type TestServer } from '../testing/test-server.ts';
import {
  claim,
  enrol,
  inventoryOf,
  makeKey,
  makeKeyPackages,
  postKey,
  putLastResort,
  rotated,
  stock,
  type TestSession,
} from '../testing/test-session.ts';

let server: TestServer;
let alice: TestSession;

beforeEach(async () => {
  server = await startTestServer();
  alice = await enrol(server, 'alice');
});

afterEach(() => server.close());

function etagOf(session: TestSession): string {
  const armored = new TextDecoder().decode(fromBase64(session.idCert));
  const notations = readCertificate(unarmorPublicKey(armored))?.certifications[0]?.notations ?? [];
  return `"${notations.find(({ name }) => name.startsWith('serial@'))?.value}"`;
}

function idCertsAt(fid: string, timestamp?: number | string) {
  const query = timestamp === undefined ? '' : `?timestamp=${timestamp}`;
  return server.ask('GET', `/p2core/key/user/${fid}${query}`);
}

describe('what is issued', () => {
  test('holds for our client, with the server’s certificate that it fetched', async () => {
    const { body } = await server.ask('GET', '/p2core/key/server');
    const [fid, sessionId] = [parseFid(alice.fid), parseSessionId(alice.sessionId)];
    const view = await certificateFormat.parse(alice.idCert);
    if (!fid || !sessionId || !view) throw new Error('not even readable');
    const { fingerprint, expiresAt, issuedAt } = view;
    const expected = { serverCertificate: String(body), fid, sessionId, fingerprint, now: START };
    expect(await certificateFormat.verify(alice.idCert, expected)).toMatchObject({ valid: true });
    expect([issuedAt, expiresAt]).toEqual([START, START + ID_CERT_LIFETIME]);
  });

  test('never outlives the server’s own certificate', async () => {
    server.clock.now = START + SERVER_KEY_LIFETIME - 5 * 86_400;
    const late = await enrol(server, 'late');
    expect((await certificateFormat.parse(late.idCert))?.expiresAt).toBe(START + SERVER_KEY_LIFETIME);
    server.clock.now = START + SERVER_KEY_LIFETIME;
    const { request } = await makeKey(server, 'late');
    const reply = await postKey(server, late, request);
    expect([reply.status, reply.error]).toEqual([503, 'UNAVAILABLE']);
  });
});

describe('promise 1: rotation is idempotent', () => {
  test('the current key gets the same bytes, whatever If-Match says and however it is armored', async () => {
    const first = await postKey(server, alice, alice.key.request);
    expect([first.status, first.body]).toEqual([201, alice.idCert]);
    server.clock.now += 1000;
    const withComment = alice.key.request.replace('\n\n', '\nComment: again\n\n');
    const again = await postKey(server, alice, withComment, '"1"');
    expect([again.status, again.body, again.headers['etag']]).toEqual([201, alice.idCert, etagOf(alice)]);
  });

  test('a past key of this session is refused before If-Match is looked at', async () => {
    const next = await rotated(server, alice);
    for (const ifMatch of [undefined, etagOf(next), '"1"']) {
      const reply = await postKey(server, next, alice.key.request, ifMatch);
      expect([reply.status, reply.error, reply.serial]).toEqual([409, 'KEY_SUPERSEDED', undefined]);
    }
  });

  test('a key of another session is in use, current or past', async () => {
    const phone = await enrol(server, 'alice', 'phone');
    const next = await rotated(server, phone);
    for (const { key } of [phone, next]) {
      const reply = await postKey(server, alice, key.request, '"1"');
      expect([reply.status, reply.error]).toEqual([409, 'KEY_IN_USE']);
    }
  });

  test('If-Match with the serial lets one of two delayed rotations through', async () => {
    const keys = [await makeKey(server, 'alice'), await makeKey(server, 'alice')];
    const etag = etagOf(alice);
    const replies = await Promise.all(keys.map(({ request }) => postKey(server, alice, request, etag)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 412]);
  });
});

describe('promise 2: one transaction, then the answer', () => {
  test('the new one is in, the old one superseded, what was unclaimed void, the token the same', async () => {
    const bob = await enrol(server, 'bob');
    await stock(server, alice, 3);
    const [last] = await makeKeyPackages(server, alice, 1, { lastResort: true });
    await putLastResort(server, alice, last?.keyPackage ?? new Uint8Array());
    await claim(server, bob, alice.fid);

    server.clock.now += 100;
    const next = await rotated(server, alice);
    expect((await claim(server, bob, alice.fid)).error).toBe('NO_KEYPACKAGE');
    const inventory = await inventoryOf(server, next);
    expect(inventory.body).toMatchObject({ available: [], claimed: [{ at: START }], last_resort: null });

    const history = await server.ask('GET', '/p2core/key/user/@me', { token: alice.token });
    const of = (session: TestSession) => ({
      id_cert: session.idCert,
      session_id: 'browser',
      serial: etagOf(session).slice(1, -1),
      revoked_at: null,
    });
    expect(history.body).toEqual([
      { ...of(alice), issued_at: START, superseded_at: START + 100 },
      { ...of(next), issued_at: START + 100, superseded_at: null },
    ]);
  });

  test('the history holds every session of the actor and nobody else’s', async () => {
    await enrol(server, 'bob');
    await enrol(server, 'alice', 'phone');
    const { body } = await server.ask('GET', '/p2core/key/user/@me', { token: alice.token });
    const entries = Array.isArray(body) ? body.map((entry) => issuedIdCert.parse(entry)) : [];
    expect(entries.map(({ session_id }) => session_id)).toEqual(['browser', 'phone']);
  });
});

describe('reading by FID and time', () => {
  test('from issue (inclusive) to superseded, revoked or expired (exclusive)', async () => {
    server.clock.now = START + 100;
    const next = await rotated(server, alice);
    server.clock.now = START + 200;
    await server.ask('PUT', '/p2core/session/revoke', { token: alice.token });
    const phone = await enrol(server, 'alice', 'phone');
    const phoneEnds = START + 200 + ID_CERT_LIFETIME;
    server.clock.now = phoneEnds + 1;
    const expected: [number, string[] | string][] = [
      [START - 1, 'CERT_NOT_FOUND'],
      [START, [alice.idCert]],
      [START + 99, [alice.idCert]],
      [START + 100, [next.idCert]],
      [START + 199, [next.idCert]],
      [START + 200, [phone.idCert]],
      [phoneEnds - 1, [phone.idCert]],
      [phoneEnds, 'CERT_NOT_FOUND'],
    ];
    for (const [at, answer] of expected) {
      const reply = await idCertsAt(alice.fid, at);
      expect(reply.error ?? reply.body, `at START + ${at - START}`).toEqual(answer);
    }
  });

  test('without a timestamp it is now, one per session, and mixed case is the same actor', async () => {
    const phone = await enrol(server, 'alice', 'phone');
    const reply = await idCertsAt('ALICE@Example.com');
    expect([reply.status, reply.body]).toEqual([200, [alice.idCert, phone.idCert]]);
  });
});

describe('GET key/server', () => {
  test('finds the certificate by time', async () => {
    const now = await server.ask('GET', '/p2core/key/server');
    const identity = await certificateFormat.readServer(String(now.body), START);
    expect(identity).toMatchObject({ domain: 'example.com', expiresAt: START + SERVER_KEY_LIFETIME });
    const at = (timestamp: number) => server.ask('GET', `/p2core/key/server?timestamp=${timestamp}`);
    expect((await at(START)).body).toEqual(now.body);
    expect((await at(START - 1)).error).toBe('CERT_NOT_FOUND');
    expect((await at(START + 1)).error).toBe('TIMESTAMP_INVALID');
  });
});
