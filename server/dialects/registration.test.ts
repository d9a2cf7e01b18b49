import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Policy } from '../services/home-server.ts';
import { invite } from '../services/invitations.ts';
import { START, startTestServer, type TestServer } from '../testing/test-server.ts';
import { PASSWORD } from '../testing/test-session.ts';

/** POST identity, where the one who runs the server does not let everybody in. */

let server: TestServer;

function start(registration: Policy['registration']): Promise<TestServer> {
  return startTestServer(START, { policy: { registration, administrators: new Set() } });
}

afterEach(() => server.close());

async function register(username: string, invitation?: string, password = PASSWORD): Promise<string> {
  const body = { username, password, ...(invitation !== undefined && { invitation }) };
  const { status, error } = await server.ask('POST', '/p2core/identity', { body });
  return error ?? String(status);
}

describe('by invitation', () => {
  beforeEach(async () => {
    server = await start('invitation');
  });

  test('one invitation lets one actor in', async () => {
    const invitation = await invite(server.home);
    expect(await register('alice', invitation)).toBe('201');
    const before = await server.snapshot();
    expect(await register('bob', invitation)).toBe('INVITATION_INVALID');
    expect(await server.snapshot()).toBe(before);
    expect(await register('bob', await invite(server.home))).toBe('201');
  });

  test('it is stored as a hash, with who used it when', async () => {
    const invitation = await invite(server.home);
    server.clock.now += 5;
    await register('alice', invitation);
    const row = await server.home.db.selectFrom('invitations').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ created_at: START, used_at: START + 5, used_by: expect.any(Number) });
    expect(Buffer.from(row.hash)).toHaveLength(32);
    expect(Buffer.from(row.hash).includes(Buffer.from(invitation, 'base64url'))).toBe(false);
  });

  test.each([undefined, '', 'wrong', 'A'.repeat(22)])('the invitation %j is none', async (invitation) => {
    await invite(server.home);
    const before = await server.snapshot();
    expect(await register('alice', invitation)).toBe('INVITATION_INVALID');
    expect(await server.snapshot()).toBe(before);
  });

  test('who lost the answer and asks again hears that the name is taken', async () => {
    const invitation = await invite(server.home);
    await register('alice', invitation);
    expect(await register('alice', invitation)).toBe('FEDERATION_ID_TAKEN');
  });

  test('a refused registration does not use it up', async () => {
    await register('bob', await invite(server.home));
    const invitation = await invite(server.home);
    expect(await register('not a name', invitation)).toBe('USERNAME_INVALID');
    expect(await register('alice', invitation, 'short')).toBe('PASSWORD_INVALID');
    expect(await register('bob', invitation)).toBe('FEDERATION_ID_TAKEN');
    expect(await register('alice', invitation)).toBe('201');
  });

  test('of many at once with one invitation, one gets in', async () => {
    const invitation = await invite(server.home);
    const names = ['alice', 'bob', 'carol', 'dave'];
    const said = await Promise.all(names.map((name) => register(name, invitation)));
    expect(said.sort()).toEqual(['201', 'INVITATION_INVALID', 'INVITATION_INVALID', 'INVITATION_INVALID']);
    expect(await server.home.db.selectFrom('actors').select('id').execute()).toHaveLength(1);
  });

  test('of many at once with one name and one invitation, one gets in and the others hear why', async () => {
    const invitation = await invite(server.home);
    const said = await Promise.all(['alice', 'Alice', 'ALICE'].map((name) => register(name, invitation)));
    expect(said.sort()).toEqual(['201', 'FEDERATION_ID_TAKEN', 'FEDERATION_ID_TAKEN']);
  });
});

describe('closed', () => {
  beforeEach(async () => {
    server = await start('closed');
  });

  test('nobody gets in, with an invitation or without', async () => {
    const before = await server.snapshot();
    expect(await register('alice')).toBe('REGISTRATION_CLOSED');
    expect(await server.snapshot()).toBe(before);
    expect(await register('alice', await invite(server.home))).toBe('REGISTRATION_CLOSED');
  });

  test('what is wrong with name or password is told first', async () => {
    expect(await register('not a name', undefined, 'short')).toBe('USERNAME_INVALID');
    expect(await register('alice', undefined, 'short')).toBe('PASSWORD_INVALID');
  });
});

describe('open', () => {
  test('an invitation is neither needed nor used up', async () => {
    server = await start('open');
    expect(await register('alice', await invite(server.home))).toBe('201');
    expect(await register('bob', 'wrong')).toBe('201');
    const row = await server.home.db.selectFrom('invitations').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ used_at: null, used_by: null });
  });
});
