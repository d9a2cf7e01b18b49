import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TOKEN_IDLE_LIFETIME } from '../../src/protocol/numbers.ts';
import { enrolled } from '../../src/protocol/p2core/schemas.ts';
import { START, startTestServer, type TestServer } from '../testing/test-server.ts';
import {
  claim,
  enrol,
  inventoryOf,
  makeKey,
  PASSWORD,
  postKey,
  register,
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

function postIdentity(username: string, password: string) {
  return server.ask('POST', '/p2core/identity', { body: { username, password } });
}

function sessionsOf({ token }: Pick<TestSession, 'token'>) {
  return server.ask('GET', '/p2core/session/@me', { token });
}

async function serialOf(session: TestSession): Promise<string> {
  const { headers } = await postKey(server, session, session.key.request);
  return String(headers['etag']).slice(1, -1);
}

describe('POST identity', () => {
  test('registers a name in lower case, once', async () => {
    const reply = await postIdentity('Al.ice_%+-9', PASSWORD);
    expect([reply.status, reply.body]).toEqual([201, { fid: 'al.ice_%+-9@example.com' }]);
    const again = await postIdentity('AL.ICE_%+-9', 'another passphrase');
    expect([again.status, again.error]).toEqual([409, 'FEDERATION_ID_TAKEN']);
  });

  test.each(['', 'a b', 'al/ice', 'älice', '\u212Aevin', 'a'.repeat(65), 'a@example.com'])(
    'refuses the username %j',
    async (username) => {
      const reply = await postIdentity(username, 'short');
      expect([reply.status, reply.error]).toEqual([400, 'USERNAME_INVALID']);
    },
  );

  test.each([
    ['seven bytes', 'abcdefg'],
    ['a very common one', 'password1'],
    ['a very common one in capitals', 'PassWord1'],
    ['1,025 bytes', `${'ä'.repeat(512)}a`],
  ])('refuses a password of %s', async (_, password) => {
    const before = await server.snapshot();
    const reply = await postIdentity('alice', password);
    expect([reply.status, reply.error]).toEqual([400, 'PASSWORD_INVALID']);
    expect(await server.snapshot()).toBe(before);
  });

  test.each([
    ['eight bytes in four letters', 'äöüß'],
    ['1,024 bytes', 'ä'.repeat(512)],
  ])('takes a password of %s', async (_, password) => {
    expect((await postIdentity('alice', password)).status).toBe(201);
    const csr = (await makeKey(server, 'alice')).request;
    expect((await trust(server, { username: 'alice', sessionId: 's', csr, password })).status).toBe(201);
  });

  test('stores no password, only its Argon2id hash', async () => {
    await register(server, 'alice');
    const { password_hash } = await server.home.db
      .selectFrom('actors')
      .select('password_hash')
      .executeTakeFirstOrThrow();
    expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/);
  });
});

describe('POST session/trust', () => {
  test('answers with the ID-Cert and a token of 256 bits, stored as its hash', async () => {
    await register(server, 'alice');
    const csr = (await makeKey(server, 'alice')).request;
    const reply = await trust(server, { username: 'Alice', sessionId: 'browser', csr });
    expect(reply.status).toBe(201);
    const { token } = enrolled.parse(reply.body);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const { hash } = await server.home.db.selectFrom('tokens').select('hash').executeTakeFirstOrThrow();
    expect(hash).not.toEqual(new Uint8Array(Buffer.from(token, 'base64url')));
    expect((await sessionsOf({ token })).status).toBe(200);
  });

  test('a bad login gets the same bytes, whether or not the name exists', async () => {
    await register(server, 'alice');
    const csr = (await makeKey(server, 'alice')).request;
    const asked = { sessionId: 'browser', csr, password: 'not this one' };
    const wrong = await trust(server, { ...asked, username: 'alice' });
    expect([wrong.status, wrong.error]).toEqual([401, 'INVALID_CREDENTIALS']);
    for (const username of ['nobody', '../etc', 'a'.repeat(500)]) {
      expect((await trust(server, { ...asked, username })).text).toBe(wrong.text);
    }
  });

  test.each(['', 'a b', 'x'.repeat(33), 'ü', 'a.b'])('refuses the session ID %j', async (sessionId) => {
    const reply = await trust(server, { username: 'nobody', sessionId, csr: 'no key' });
    expect([reply.status, reply.error]).toEqual([400, 'SESSION_ID_INVALID']);
  });

  test('checks the key as a rotation does, after the password', async () => {
    await register(server, 'alice');
    const asked = { username: 'alice', sessionId: 'browser', csr: 'no key' };
    expect((await trust(server, asked)).error).toBe('KEY_ARMOR_INVALID');
    expect((await trust(server, { ...asked, password: 'not this one' })).error).toBe('INVALID_CREDENTIALS');
    const foreign = (await makeKey(server, 'bob')).request;
    expect((await trust(server, { ...asked, csr: foreign })).error).toBe('KEY_USER_ID_MISMATCH');
    const long = await trust(server, { ...asked, csr: 'x'.repeat(16 * 1024 + 1) });
    expect([long.status, long.error]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  test('a key that is known elsewhere is in use', async () => {
    const phone = await enrol(server, 'alice', 'phone');
    const asked = { username: 'alice', sessionId: 'browser', csr: phone.key.request };
    const reply = await trust(server, asked);
    expect([reply.status, reply.error, reply.serial]).toEqual([409, 'KEY_IN_USE', undefined]);
  });
});

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
