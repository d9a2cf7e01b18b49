import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { enrolled } from '../../src/protocol/p2core/schemas.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { enrol, makeKey, PASSWORD, register, type TestSession, trust } from '../testing/test-session.ts';

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
