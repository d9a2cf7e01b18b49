import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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
import { crash } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { createIdentity } from './create-identity.ts';
import { endOtherSession } from './end-other-session.ts';
import { refresh } from './inventory.ts';
import { livesOn } from './lives-on.ts';
import type { Ports } from './ports.ts';
import { readSessions } from './read-sessions.ts';
import { readStatus } from './read-status.ts';
import { replaceLastResort } from './replace-last-resort.ts';
import { replenish } from './replenish.ts';
import { resume } from './resume.ts';
import { rotate } from './rotate.ts';
import { connect } from './secrets.ts';
import { resumeSignIn, signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { signOutHere } from './sign-out-here.ts';

let server: RunningServer;
let profile: Profile;
let ports: Ports;
let username: string;

beforeAll(async () => {
  server = await startHomeServer();
});
beforeEach(async () => {
  ({ profile, ports, username } = await newEnrolledBrowser(server));
});
afterAll(() => server.stop());

/** Deletes the identity with this session's token, and this browser does not hear of it. */
async function deleteElsewhere(): Promise<void> {
  const http = await connect(await standing(ports));
  const headers = { 'x-p2-sensitive-solution': btoa(PASSWORD) };
  const { status } = await http.send({ method: 'DELETE', path: '/p2core/identity', headers, body: null });
  expect(status).toBe(204);
}

/** It is over here, all keys are kept, and the welcome page is told who ended it. */
async function expectOver(work: () => Promise<unknown>): Promise<void> {
  const { session } = await standing(ports);
  const { length } = await ports.store.activity();
  const keys = await ports.store.identityKeys(session.sessionId);
  await work();
  const { fid, sessionId } = session;
  expect(await ports.store.session(sessionId)).toMatchObject({ token: null, endedAt: expect.any(Number) });
  expect(await ports.store.journal(sessionId)).toBeUndefined();
  const kept = await ports.store.identityKeys(sessionId);
  expect(kept.filter(({ state }) => state === 'prepared')).toEqual([]);
  expect(kept.map(({ secret }) => secret)).toEqual(expect.arrayContaining(keys.map(({ secret }) => secret)));
  const log = (await told(ports)).slice(length);
  expect(log.filter(({ kind }) => kind.startsWith('s'))).toEqual([{ kind: 'session-ended', by: 'server' }]);
  expect(await readStatus(ports.store, 'open')).toMatchObject({
    phase: 'signed-out',
    ended: { fid, at: expect.any(Number), by: 'server' },
  });
}

const other = (of: Ports) => standing(of).then(({ session }) => session.sessionId);

const FLOWS: Readonly<Record<string, (of: Ports) => Promise<unknown>>> = {
  'a look at the server': refresh,
  'a rotation': rotate,
  'new KeyPackages': replenish,
  'a new last-resort KeyPackage': replaceLastResort,
  'the list of sessions': readSessions,
};

describe('a session that the server has ended is over here too, as heard by', () => {
  test.each(Object.entries(FLOWS))('%s', async (_name, flow) => {
    await revokeElsewhere(ports);
    await expectOver(() => expect(flow(ports)).rejects.toMatchObject({ code: 'SESSION_REVOKED' }));
    await expect(flow(ports)).rejects.toMatchObject({ code: 'NO_SESSION' });
  });

  test('one that would end another', async () => {
    const { ports: elsewhere } = await startBrowser(newProfile(server));
    await signIn(elsewhere, await typed(server, username));
    const sessionId = await other(elsewhere);
    await revokeElsewhere(ports);
    const ending = endOtherSession(ports, { sessionId, password: PASSWORD });
    await expectOver(() => expect(ending).rejects.toMatchObject({ code: 'SESSION_REVOKED' }));
    await expectConsistent(elsewhere);
  });

  test.each([1, 2, 3, 4])('a rotation that was cut off after commit %i', async (number) => {
    await crash(profile, { at: 'commit', number, when: 'after' }, rotate);
    await revokeElsewhere(ports);
    await expectOver(() => expect(resume(ports)).rejects.toMatchObject({ code: 'SESSION_REVOKED' }));
  });

  test('signing out, which it is', async () => {
    await revokeElsewhere(ports);
    await expectOver(() => signOut(ports));
  });

  test('whoever deleted the identity: another is created then', async () => {
    await deleteElsewhere();
    await expectOver(() => expect(refresh(ports)).rejects.toMatchObject({ code: 'SESSION_REVOKED' }));
    const back = signIn(ports, await typed(server, username));
    await expect(back).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
    expect(await readStatus(ports.store, 'open')).toMatchObject({
      ended: { fid: expect.any(String) },
    });
    await createIdentity(ports, await typed(server, `${username}-anew`));
    expect(await readStatus(ports.store, 'open')).toMatchObject({ phase: 'ready', needsSignIn: false });
    await expectConsistent(ports);
    await signOut(ports);
    expect(await readStatus(ports.store, 'open')).toMatchObject({ ended: null });
  });
});

test('a stranger at the server’s address ends nothing', async () => {
  const { session } = await standing(ports);
  await revokeElsewhere(ports);
  await server.changeKey(false);
  for (const flow of [refresh, rotate, readSessions]) {
    await expect(flow(ports)).rejects.toMatchObject({ code: 'SERVER_KEY_CHANGED' });
  }
  expect((await standing(ports)).session).toEqual(session);
});

describe('whether the identity is still there, of which a browser hears that its session is over', () => {
  async function over(end: () => Promise<void>) {
    const { session } = await standing(ports);
    await end();
    await expect(refresh(ports)).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
    return session.fid;
  }

  test('it is, where another session of it lives', async () => {
    const { ports: elsewhere } = await startBrowser(newProfile(server));
    await signIn(elsewhere, await typed(server, username));
    expect(await livesOn(ports, await over(() => revokeElsewhere(ports)))).toBe(true);
  });

  test.each([
    ['it was deleted', deleteElsewhere],
    ['its only session was ended', () => revokeElsewhere(ports)],
  ])('is not known where %s: the server says the same of both', async (_what, end) => {
    const fid = await over(end);
    server.exchanges.length = 0;
    expect(await livesOn(ports, fid)).toBe(false);
    expect(server.exchanges.map(({ status }) => status)).toEqual([200, 404]);
  });

  test('is asked of no stranger', async () => {
    const fid = await over(deleteElsewhere);
    await server.changeKey(false);
    await expect(livesOn(ports, fid)).rejects.toMatchObject({ code: 'SERVER_KEY_CHANGED' });
  });

  test('is not known of an actor that this browser never was', async () => {
    const { fid } = (await standing(ports)).session;
    const nobody = fid.replace('actor', 'nobody') as typeof fid;
    await expect(livesOn(ports, nobody)).rejects.toMatchObject({ code: 'NO_SESSION' });
  });
});

describe('where the sign-in is refused and no password helps', () => {
  test('the session is ended in this browser alone, and the server is told nothing', async () => {
    const { session } = await standing(ports);
    await deleteElsewhere();
    await loseToken(server, session.sessionId);
    await expect(signOut(ports)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
    const again = resumeSignIn(ports, { password: PASSWORD });
    await expect(again).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
    const keys = await ports.store.identityKeys(session.sessionId);
    server.exchanges.length = 0;
    await signOutHere(ports);
    expect(server.exchanges).toEqual([]);
    expect(await ports.store.identityKeys(session.sessionId)).toEqual(keys);
    expect((await told(ports)).at(-1)).toEqual({ kind: 'session-ended', by: 'person-here' });
    const status = await readStatus(ports.store, 'open');
    expect(status).toMatchObject({ phase: 'signed-out', ended: null });
    await createIdentity(ports, await typed(server, `${username}-anew`));
    await expectConsistent(ports);
  });

  test('but not while there is a token: then the server can be told', async () => {
    const { session } = await standing(ports);
    await expect(signOutHere(ports)).rejects.toMatchObject({ code: 'UNEXPECTED' });
    expect((await standing(ports)).session).toEqual(session);
  });
});
