import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fromBase64 } from '../../src/crypto/encoding.ts';
import { readCertificate } from '../../src/crypto/openpgp/read-certificate.ts';
import { fromWire } from '../../src/crypto/openpgp/wire.ts';
import { SERVER_KEY_LIFETIME } from '../../src/protocol/numbers.ts';
import { certificateFormat } from '../../src/protocol/p2core/certificate-format.ts';
import { type Fid, parseFid } from '../../src/protocol/terms.ts';
import { DOMAIN, START, startTestServer, type TestServer } from '../testing/test-server.ts';
import {
  enrol,
  makeKey,
  postKey,
  register,
  rotated,
  type TestSession,
  trust,
} from '../testing/test-session.ts';

/** PUT key/server. */

let server: TestServer;
let alice: TestSession;

beforeEach(async () => {
  const administrators = new Set([parseFid(`alice@${DOMAIN}`)].filter((fid): fid is Fid => fid !== null));
  server = await startTestServer(START, { policy: { registration: 'open', administrators } });
  alice = await enrol(server, 'alice');
});

afterEach(() => server.close());

function change({ token }: Pick<TestSession, 'token'> = alice) {
  return server.ask('PUT', '/p2core/key/server', { token });
}

async function certificateAt(timestamp?: number): Promise<string> {
  const query = timestamp === undefined ? '' : `?timestamp=${timestamp}`;
  return String((await server.ask('GET', `/p2core/key/server${query}`)).body);
}

function certifiedOf(wire: string) {
  return readCertificate(fromWire(wire) ?? new Uint8Array());
}

/** Issue, issuer's fingerprint and end of an ID-Cert. */
function issueOf({ idCert }: TestSession) {
  const [certification] = certifiedOf(idCert)?.certifications ?? [];
  if (!certification) throw new Error('not certified');
  return certification;
}

test('is the administrator’s', async () => {
  const bob = await enrol(server, 'bob');
  const before = await server.snapshot();
  const reply = await change(bob);
  expect([reply.status, reply.error]).toEqual([403, 'NOT_ADMINISTRATOR']);
  expect((await server.ask('PUT', '/p2core/key/server')).error).toBe('UNAUTHORIZED');
  expect(await server.snapshot()).toBe(before);
});

test('answers with the armored certificate of a new key, which GET key/server serves from then on', async () => {
  const before = await certificateAt();
  server.clock.now += 100;
  const reply = await change();
  expect([reply.status, reply.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
  const after = await certificateAt();
  expect(new TextDecoder().decode(fromBase64(after))).toBe(reply.body);
  const { now } = server.clock;
  const found = await certificateFormat.readServer(after, now);
  expect(found).toMatchObject({ domain: DOMAIN, expiresAt: now + SERVER_KEY_LIFETIME });
  expect(found.fingerprint).not.toBe((await certificateFormat.readServer(before, now)).fingerprint);
  expect(await certificateFormat.certifiedBy(after, before, now)).toBe(true);
  expect(await certificateAt(now - 1)).toBe(before);
  expect(await certificateAt(now)).toBe(after);
});

test('no process has to be started again: the next ID-Cert is the new key’s, the old ones hold', async () => {
  const before = await certificateAt();
  server.clock.now += 100;
  await change();
  const next = await rotated(server, alice);
  const verdictOf = async (session: TestSession, serverCertificate: string) => {
    const { idCert, fid, sessionId } = session;
    const expected = { fid: parseFid(fid), sessionId, fingerprint: certifiedOf(idCert)?.fingerprint };
    const now = server.clock.now + 1;
    return (await certificateFormat.verify(idCert, { ...expected, serverCertificate, now } as never)).valid;
  };
  expect(await verdictOf(next, await certificateAt())).toBe(true);
  expect(await verdictOf(next, before)).toBe(false);
  expect(await verdictOf(alice, before)).toBe(true);
  const again = await postKey(server, next, next.key.request);
  expect(again.body).toBe(next.idCert);
});

describe('the key of an ID-Cert is found by its time of issue', () => {
  async function expectFound(sessions: readonly TestSession[]): Promise<void> {
    for (const session of sessions) {
      const { created, issuerFingerprint } = issueOf(session);
      expect(certifiedOf(await certificateAt(created))?.fingerprint).toBe(issuerFingerprint);
    }
  }

  test('also where all of it happened in one second', async () => {
    const first = await enrol(server, 'bob');
    await change();
    const second = await rotated(server, first);
    await change();
    const third = await rotated(server, second);
    const issuers = [first, second, third].map((session) => issueOf(session).issuerFingerprint);
    expect(new Set(issuers).size).toBe(3);
    server.clock.now += 10;
    await expectFound([first, second, third]);
  });

  test('also where sessions begin while it changes', async () => {
    const names = ['bob', 'carol', 'dave', 'erin', 'frank', 'grace'];
    const changing = Promise.all([change(), change(), change()]);
    const begun = await Promise.all(names.map((name) => enrol(server, name)));
    await changing;
    const later = Promise.all([change(), change(), change()]);
    const rotatedMeanwhile = await Promise.all(begun.map((session) => rotated(server, session)));
    await later;
    server.clock.now += 60;
    await expectFound([...begun, ...rotatedMeanwhile]);
  });

  test('also where an ID-Cert is dated as far ahead as its key may be', async () => {
    const request = (await makeKey(server, 'alice', 299)).request;
    const idCert = String((await postKey(server, alice, request)).body);
    const ahead = { ...alice, idCert };
    expect(issueOf(ahead).created).toBe(START + 299);
    expect((await change()).status).toBe(200);
    const after = await enrol(server, 'bob');
    expect(issueOf(after).created).toBe(START + 300);
    server.clock.now += 300;
    await expectFound([alice, ahead, after]);
  });
});

test('nobody keeps the administrator from it with keys of the last second that is allowed', async () => {
  const { now } = server.clock;
  await register(server, 'mallory');
  const pinned = await certificateAt();
  for (let second = 0; second < 4; second++) {
    server.clock.now = now + second;
    const { request: csr } = await makeKey(server, 'mallory', 300);
    const login = { username: 'mallory', sessionId: `s${second}`, csr };
    expect((await trust(server, login)).status).toBe(201);
    const before = await certificateAt();
    expect((await change()).status).toBe(200);
    const after = await certificateAt();
    expect(await certificateFormat.certifiedBy(after, before, server.clock.now)).toBe(true);
    const alsoNow = await enrol(server, 'alice', `tab${second}`);
    expect(issueOf(alsoNow).created).toBe(server.clock.now + 301);
  }
  server.clock.now = now + 301;
  expect(await certificateAt(now + 300)).toBe(pinned);
  expect(await certificateAt(now + 301)).not.toBe(pinned);
});

test('a key that no client would believe yet is not made', async () => {
  server.clock.now -= 400;
  const before = await server.snapshot();
  const reply = await change();
  expect([reply.status, reply.error, reply.headers['retry-after']]).toEqual([503, 'UNAVAILABLE', '100']);
  expect(await server.snapshot()).toBe(before);
  server.clock.now += 100;
  expect((await change()).status).toBe(200);
});

test('no certification outlives the old key', async () => {
  server.clock.now = START + SERVER_KEY_LIFETIME - 10;
  alice = { ...alice, token: (await enrol(server, 'alice', 'later')).token };
  await change();
  const [vouching] = certifiedOf(await certificateAt())?.certifications ?? [];
  expect(vouching?.expires).toBe(START + SERVER_KEY_LIFETIME);
});

test('once the old key has run out it vouches for nothing, and the server can certify again', async () => {
  const before = await certificateAt();
  server.clock.now = START + SERVER_KEY_LIFETIME - 10;
  const later = await enrol(server, 'alice', 'later');
  server.clock.now += 20;
  const key = await makeKey(server, 'alice');
  expect((await postKey(server, later, key.request)).error).toBe('UNAVAILABLE');
  expect((await change(later)).status).toBe(200);
  const after = await certificateAt();
  expect(await certificateFormat.certifiedBy(after, before, server.clock.now)).toBe(false);
  expect((await certificateFormat.readServer(after, server.clock.now)).domain).toBe(DOMAIN);
  expect((await postKey(server, later, key.request)).status).toBe(201);
});
