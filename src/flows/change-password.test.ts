import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { losing, refusal, refusing } from '../testing/bad-line.ts';
import {
  loseToken,
  newEnrolledBrowser,
  newProfile,
  PASSWORD,
  type Profile,
  standing,
  startBrowser,
  told,
  typed,
} from '../testing/browser.ts';
import { count, crash, momentsOf } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { everything } from '../testing/old-versions.ts';
import { changePassword } from './change-password.ts';
import { refresh } from './inventory.ts';
import type { Ports } from './ports.ts';
import { resumeSignIn, signIn } from './sign-in.ts';

/** The server's key, the password; the log. */
const COUNTS = { commit: 1, request: 2 };
const NEXT = 'another decent password';
const ROUTE = 'PUT /p2core/password';
const CHANGE = { password: PASSWORD, next: NEXT };

let server: RunningServer;
let profile: Profile;
let ports: Ports;
let username: string;

beforeAll(async () => {
  server = await startHomeServer();
});
beforeEach(async () => {
  ({ profile, ports, username } = await newEnrolledBrowser(server));
  server.exchanges.length = 0;
});
afterAll(() => server.stop());

/** Only the new one opens, this session goes on, and the log tells it. */
async function expectChanged(): Promise<void> {
  const { ports: other } = await startBrowser(newProfile(server));
  const old = signIn(other, await typed(server, username, PASSWORD));
  await expect(old).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
  await signIn(other, await typed(server, username, NEXT));
  await refresh(ports);
  expect((await told(ports)).map(({ kind }) => kind)).toContain('password-changed');
  await expectConsistent(ports);
}

async function expectUnchanged(): Promise<void> {
  const { ports: other } = await startBrowser(newProfile(server));
  await signIn(other, await typed(server, username, PASSWORD));
  expect((await told(ports)).map(({ kind }) => kind)).not.toContain('password-changed');
}

test('changes it; another session hears that its token is over, and goes on with the new password', async () => {
  const { ports: other } = await startBrowser(newProfile(server));
  await signIn(other, await typed(server, username));
  await changePassword(ports, CHANGE);
  await expect(refresh(other)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
  await resumeSignIn(other, { password: NEXT });
  await refresh(other);
  await expectConsistent(other);
  await expectChanged();
});

test('with a wrong password changes nothing', async () => {
  const wrong = changePassword(ports, { password: 'not the password', next: NEXT });
  await expect(wrong).rejects.toMatchObject({ code: 'SENSITIVE_SOLUTION_INVALID' });
  await expectUnchanged();
});

test('to one that the server does not accept changes nothing', async () => {
  const weak = changePassword(ports, { password: PASSWORD, next: 'password' });
  await expect(weak).rejects.toMatchObject({ code: 'PASSWORD_INVALID' });
  await expectUnchanged();
});

test.each(['before', 'after'] as const)(
  'is asked for again where a line loses it %s the server',
  async (when) => {
    const fetch = losing(server.fetch, { route: ROUTE, times: 2 }, when);
    const { ports: shaky, waits } = await startBrowser(profile, { fetch });
    await changePassword(shaky, CHANGE);
    expect(waits).not.toEqual([]);
    await expectChanged();
  },
);

test('whose answer was lost for good is told by asking once more', async () => {
  const fetch = losing(server.fetch, { route: ROUTE, times: 5 }, 'after');
  const { ports: shaky } = await startBrowser(profile, { fetch });
  // The second of the five is refused already, and the third asks whether the new one is the password now.
  await expect(changePassword(shaky, CHANGE)).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' });
  await changePassword(ports, CHANGE);
  await expectChanged();
});

test('with a token that is refused asks to sign in, and changes nothing', async () => {
  await loseToken(server, (await standing(ports)).session.sessionId);
  await expect(changePassword(ports, CHANGE)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
  await expectUnchanged();
});

test('gives a server with a strange key no password', async () => {
  await server.changeKey(false);
  await expect(changePassword(ports, CHANGE)).rejects.toMatchObject({ code: 'SERVER_KEY_CHANGED' });
  expect(server.exchanges.map(({ method, path }) => `${method} ${path}`)).not.toContain(ROUTE);
});

test('waits where the server is busy', async () => {
  const fetch = refusing(server.fetch, { route: ROUTE, times: 1 }, () => refusal(503, 'UNAVAILABLE'));
  const { ports: patient, waits } = await startBrowser(profile, { fetch });
  await changePassword(patient, CHANGE);
  expect(waits).toHaveLength(1);
  await expectChanged();
});

test('these are all its moments', async () => {
  expect(await count(profile, (browser) => changePassword(browser, CHANGE))).toEqual(COUNTS);
});

test.each(momentsOf(COUNTS))('died $when $at $number, and a click later it is changed', async (moment) => {
  await crash(profile, moment, (browser) => changePassword(browser, CHANGE));
  await changePassword(ports, CHANGE);
  await expectChanged();
});

test('leaves neither password in a record', async () => {
  await changePassword(ports, CHANGE);
  const kept = JSON.stringify([await everything(profile.name), await told(ports)]);
  for (const secret of [PASSWORD, NEXT]) {
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(btoa(secret));
  }
});
