import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { enrolled } from '../../src/protocol/p2core/schemas.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { makeKey, PASSWORD, register, type TestSession, trust } from '../testing/test-session.ts';

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
});
