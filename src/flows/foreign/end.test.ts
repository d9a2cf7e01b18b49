import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { newEnrolledBrowser, standing, told, typed } from '../../testing/browser.ts';
import { addForeign, foreignRecord, startTwoServers, type TwoServers } from '../../testing/foreign-server.ts';
import type { Ports } from '../ports.ts';
import { signIn } from '../sign-in.ts';
import { signOut } from '../sign-out.ts';
import { endForeignSession } from './end.ts';
import { readForeignServers } from './read.ts';
import { tellForeignServers } from './tell.ts';

const DOMAIN = 'foreign.localhost';

let servers: TwoServers;
let ports: Ports;
let username: string;
beforeAll(async () => {
  servers = await startTwoServers();
});
beforeEach(async () => {
  ({ ports, username } = await newEnrolledBrowser(servers.home));
  await addForeign(ports, servers);
});
afterEach(() => {
  servers.line.isForeignDown = false;
  servers.line.isHomeDown = false;
});
afterAll(() => servers.stop());

/** Has the foreign server ended the session of that ID? */
async function isRevoked(sessionId: string): Promise<boolean> {
  const { db } = servers.foreign.home();
  const row = await db
    .selectFrom('foreign_sessions')
    .select('revoked_at')
    .where('session_id', '=', sessionId)
    .executeTakeFirstOrThrow();
  return row.revoked_at !== null;
}

test('signing out there ends the session there alone, and forgets its token', async () => {
  const { session } = await standing(ports);
  expect(await endForeignSession(ports, DOMAIN)).toBe('person');
  expect(await isRevoked(session.sessionId)).toBe(true);
  expect(await foreignRecord(ports)).toMatchObject({ token: null, endedAt: expect.any(Number) });
  expect((await readForeignServers(ports)).servers).toEqual([]);
  expect((await told(ports)).at(-1)).toEqual({ kind: 'foreign-session-ended', domain: DOMAIN, by: 'person' });
  expect(await tellForeignServers(ports)).toBeNull();
  expect(await endForeignSession(ports, DOMAIN)).toBe('person');

  await addForeign(ports, servers);
  expect(await isRevoked(session.sessionId)).toBe(false);
  expect((await readForeignServers(ports)).servers).toMatchObject([{ isSignedIn: true }]);
});

test('with the server down for a moment it goes on, and can be ended there later', async () => {
  const { session } = await standing(ports);
  const before = await foreignRecord(ports);
  servers.line.isForeignDown = true;
  await expect(endForeignSession(ports, DOMAIN)).rejects.toMatchObject({ code: 'FOREIGN_UNREACHABLE' });
  expect(await foreignRecord(ports)).toEqual(before);
  servers.line.isForeignDown = false;
  expect(await endForeignSession(ports, DOMAIN)).toBe('person');
  expect(await isRevoked(session.sessionId)).toBe(true);
});

test('with the server down it ends here where the person would have it so, and the log says that the server does not know', async () => {
  const { session } = await standing(ports);
  servers.line.isForeignDown = true;
  expect(await endForeignSession(ports, DOMAIN, { hereAlone: true })).toBe('person-here');
  expect(await isRevoked(session.sessionId)).toBe(false);
  expect(await foreignRecord(ports)).toMatchObject({ token: null, endedAt: expect.any(Number) });
  expect((await told(ports)).at(-1)).toMatchObject({ kind: 'foreign-session-ended', by: 'person-here' });
});

test('signing out at home ends the sessions on foreign servers too', async () => {
  const { session } = await standing(ports);
  await signOut(ports);
  expect(await isRevoked(session.sessionId)).toBe(true);
  expect(await foreignRecord(ports)).toMatchObject({ token: null, endedAt: expect.any(Number) });
});

test('where signing out at home fails, they go on', async () => {
  servers.line.isHomeDown = true;
  await expect(signOut(ports)).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
  expect((await readForeignServers(ports)).servers).toMatchObject([{ isSignedIn: true }]);
});

test('a foreign server that is down keeps nobody from signing out at home', async () => {
  servers.line.isForeignDown = true;
  await signOut(ports);
  expect(await foreignRecord(ports)).toMatchObject({ token: null, endedAt: expect.any(Number) });
});

test('what a session that is over has left is ended by the next one', async () => {
  const { session } = await standing(ports);
  const { commit } = ports.foreignServers;
  const cut: Ports = {
    ...ports,
    foreignServers: { ...ports.foreignServers, commit: () => Promise.reject(new Error('cut off')) },
    abroad: () => ({ ...ports.abroad(), http: () => ({ send: () => Promise.reject(new Error()) }) }),
  };
  await signOut(cut);
  expect(await isRevoked(session.sessionId)).toBe(false);
  await signIn(
    { ...ports, foreignServers: { ...ports.foreignServers, commit } },
    await typed(servers.home, username),
  );
  expect(await tellForeignServers(ports)).toBeNull();
  expect(await isRevoked(session.sessionId)).toBe(true);
  expect(await foreignRecord(ports)).toMatchObject({ token: null, endedAt: expect.any(Number) });
});
