import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { losing, refusal, refusing } from '../testing/bad-line.ts';
import {
  loseToken,
  newEnrolledBrowser,
  newProfile,
  PASSWORD,
  type Profile,
  revokeElsewhere,
  standing,
  startBrowser,
  told,
  typed,
} from '../testing/browser.ts';
import { count, crash, momentsOf } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { everything } from '../testing/old-versions.ts';
import { deleteIdentity } from './delete-identity.ts';
import { refresh } from './inventory.ts';
import type { Ports, SessionRecord } from './ports.ts';
import { readStatus } from './read-status.ts';
import { rotate } from './rotate.ts';
import { resumeSignIn, signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

/** The server's key, the deletion; what was asked, what came of it. */
const COUNTS = { commit: 2, request: 2 };
const ROUTE = 'DELETE /p2core/identity';

let server: RunningServer;
let profile: Profile;
let ports: Ports;
let username: string;
let session: SessionRecord;

beforeAll(async () => {
  server = await startHomeServer();
});
beforeEach(async () => {
  ({ profile, ports, username } = await newEnrolledBrowser(server));
  ({ session } = await standing(ports));
  server.exchanges.length = 0;
});
afterAll(() => server.stop());

async function isOnServer(): Promise<boolean> {
  const rows = server.home().db.selectFrom('actors').where('local_name', '=', username);
  return (await rows.select('deleted_at').executeTakeFirstOrThrow()).deleted_at === null;
}

/** It is gone there, the session is over here, and what was kept before is kept still. */
async function expectDeleted(): Promise<void> {
  expect(await isOnServer()).toBe(false);
  expect(await readStatus(ports.store, 'open')).toEqual({
    phase: 'signed-out',
    known: [{ fid: session.fid, homeServer: server.address }],
    ended: { fid: session.fid, at: expect.any(Number), by: 'deletion' },
  });
  expect(await ports.store.session(session.sessionId)).toMatchObject({ token: null });
  expect(await ports.store.identityKeys(session.sessionId)).toHaveLength(1);
  expect((await told(ports)).filter(({ kind }) => kind === 'session-ended')).toHaveLength(1);
}

async function expectAlive(): Promise<void> {
  expect(await isOnServer()).toBe(true);
  const { ports: other } = await startBrowser(newProfile(server));
  await signIn(other, await typed(server, username));
  await expectConsistent(other);
}

test('deletes it, ends the session here, and keeps keys and history', async () => {
  const { ports: other } = await startBrowser(newProfile(server));
  await signIn(other, await typed(server, username));
  await deleteIdentity(ports, { password: PASSWORD });
  await expectDeleted();
  await expect(refresh(other)).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
});

test('with a wrong password deletes nothing, and the log says so', async () => {
  const wrong = deleteIdentity(ports, { password: 'not the password' });
  await expect(wrong).rejects.toMatchObject({ name: 'ClavesError', code: 'SENSITIVE_SOLUTION_INVALID' });
  expect((await told(ports)).slice(-2)).toEqual([{ kind: 'deletion-asked' }, { kind: 'deletion-refused' }]);
  await expectConsistent(ports);
  await expectAlive();
});

test.each(['before', 'after'] as const)(
  'is asked for again where a line loses it %s the server',
  async (when) => {
    const fetch = losing(server.fetch, { route: ROUTE, times: 2 }, when);
    const { ports: shaky } = await startBrowser(profile, { fetch });
    await deleteIdentity(shaky, { password: PASSWORD });
    await expectDeleted();
  },
);

test.each([
  ['asking once more', (browser: Ports) => deleteIdentity(browser, { password: PASSWORD })],
  ['signing out', signOut],
])('whose answer was lost for good is known by %s', async (_how, later) => {
  const fetch = losing(server.fetch, { route: ROUTE, times: 5 }, 'after');
  const { ports: shaky } = await startBrowser(profile, { fetch });
  const lost = deleteIdentity(shaky, { password: PASSWORD });
  await expect(lost).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
  expect(await readStatus(ports.store, 'open')).toMatchObject({ phase: 'ready' });
  await later(ports);
  await expectDeleted();
});

test('whose answer was lost for good is known by whatever asks the server next', async () => {
  const fetch = losing(server.fetch, { route: ROUTE, times: 5 }, 'after');
  const { ports: shaky } = await startBrowser(profile, { fetch });
  await deleteIdentity(shaky, { password: PASSWORD }).catch(() => {});
  await expect(refresh(ports)).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
  await expectDeleted();
});

test('of a session that was ended elsewhere says so: nothing is deleted', async () => {
  await deleteIdentity(ports, { password: 'not the password' }).catch(() => {});
  await revokeElsewhere(ports);
  const late = deleteIdentity(ports, { password: PASSWORD });
  await expect(late).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
  expect(await readStatus(ports.store, 'open')).toMatchObject({ ended: { by: 'server' } });
  await expectAlive();
});

test.each<[string, (browser: Ports) => Promise<void>]>([
  [
    'a look at the server',
    (browser) => {
      server.clock.ahead += 120;
      return refresh(browser);
    },
  ],
  ['a sign-in', (browser) => resumeSignIn(browser, { password: PASSWORD })],
  ['a rotation', rotate],
])('that never reached the server is no matter of a session that ends after %s', async (_what, live) => {
  const fetch = losing(server.fetch, { route: ROUTE, times: 5 }, 'before');
  const { ports: shaky } = await startBrowser(profile, { fetch });
  await deleteIdentity(shaky, { password: PASSWORD }).catch(() => {});
  await live(ports);
  await revokeElsewhere(ports);
  await expect(refresh(ports)).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
  expect(await readStatus(ports.store, 'open')).toMatchObject({ ended: { by: 'server' } });
  await expectAlive();
});

test.each([
  [429, 'RATE_LIMITED'],
  [503, 'UNAVAILABLE'],
])(
  'that a busy server (%i) did not do is no matter of a session that is over by then',
  async (status, name) => {
    const fetch = refusing(server.fetch, { route: ROUTE, times: 1 }, () => refusal(status, name));
    const { ports: busy } = await startBrowser(profile, { fetch });
    await revokeElsewhere(ports);
    const late = deleteIdentity(busy, { password: PASSWORD });
    await expect(late).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
    expect(await readStatus(ports.store, 'open')).toMatchObject({ ended: { by: 'server' } });
    await expectAlive();
  },
);

test('with a token that is refused asks to sign in, and deletes nothing', async () => {
  await loseToken(server, session.sessionId);
  const refused = deleteIdentity(ports, { password: PASSWORD });
  await expect(refused).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
  expect((await told(ports)).map(({ kind }) => kind)).toContain('deletion-refused');
  await expectAlive();
});

test('gives a server with a strange key no password', async () => {
  await server.changeKey(false);
  const strange = deleteIdentity(ports, { password: PASSWORD });
  await expect(strange).rejects.toMatchObject({ code: 'SERVER_KEY_CHANGED' });
  expect(server.exchanges.map(({ method }) => method)).not.toContain('DELETE');
  expect(await isOnServer()).toBe(true);
});

test('these are all its moments', async () => {
  expect(await count(profile, (browser) => deleteIdentity(browser, { password: PASSWORD }))).toEqual(COUNTS);
});

test.each(momentsOf(COUNTS))('died $when $at $number, and a click later it is deleted', async (moment) => {
  await crash(profile, moment, (browser) => deleteIdentity(browser, { password: PASSWORD }));
  // It may have died after the very last step: then there is nothing to ask for any more.
  await deleteIdentity(ports, { password: PASSWORD }).catch((error: unknown) => {
    expect(error).toMatchObject({ code: 'NO_SESSION' });
  });
  await expectDeleted();
});

test('leaves the password in no record', async () => {
  await deleteIdentity(ports, { password: PASSWORD });
  const kept = JSON.stringify([await everything(profile.name), await told(ports)]);
  expect(kept).not.toContain(PASSWORD);
  expect(kept).not.toContain(btoa(PASSWORD));
});
