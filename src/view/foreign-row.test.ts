import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { explain } from '../app/errors/explain.ts';
import { endForeignSession } from '../flows/foreign/end.ts';
import { readForeignServers } from '../flows/foreign/read.ts';
import { askForeignServer, tellForeignServers } from '../flows/foreign/tell.ts';
import { refresh } from '../flows/inventory.ts';
import type { Ports } from '../flows/ports.ts';
import { resume } from '../flows/resume.ts';
import { rotate } from '../flows/rotate.ts';
import { resumeSignIn } from '../flows/sign-in.ts';
import { ClavesError } from '../protocol/claves-error.ts';
import { refusal, replacing } from '../testing/bad-line.ts';
import {
  loseToken,
  newEnrolledBrowser,
  PASSWORD,
  type Profile,
  standing,
  startBrowser,
} from '../testing/browser.ts';
import { crash } from '../testing/crashes.ts';
import { addForeign, startTwoServers, type TwoServers } from '../testing/foreign-server.ts';
import { spoilSecrets } from '../testing/stored.ts';
import { isSettled, toldWords } from './told-words.ts';

/** Each state of a foreign server's row: what it says, and what makes it go. */

const DOMAIN = 'foreign.localhost';
const SETTLED = 'Nothing is left to be done.';

let servers: TwoServers;
let profile: Profile;
let ports: Ports;
beforeAll(async () => {
  servers = await startTwoServers();
});
beforeEach(async () => {
  ({ ports, profile } = await newEnrolledBrowser(servers.home));
});
afterEach(() => {
  servers.line.isForeignDown = false;
});
afterAll(() => servers.stop());

/** What it says now; null where there is no such row. */
async function row(): Promise<string | null> {
  const list = await readForeignServers(ports);
  const [server] = list.servers;
  if (!server) return null;
  const { trouble } = server;
  const reason = trouble && explain(new ClavesError(trouble.code));
  return isSettled(server) ? SETTLED : toldWords(server, list, reason);
}

/** What goes on by itself, ten minutes later. */
async function goesOn(): Promise<void> {
  const clock = { ...ports.clock, now: () => ports.clock.now() + 600 };
  expect(await tellForeignServers({ ...ports, clock })).toBeNull();
}

test('never signed in, as this browser was cut off: until it goes on', async () => {
  const cut = async () => {
    throw new ClavesError('VAULT_LOCKED');
  };
  const locked = { ...ports, vault: { seal: cut, open: cut } };
  await expect(addForeign(locked, servers)).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  expect(await row()).toBe('Not signed in yet: Claves does it next.');
  await goesOn();
  expect(await row()).toBe(SETTLED);
});

test('tried, without an answer: until there is one', async () => {
  await addForeign(ports, servers);
  await rotate(ports);
  expect(await row()).toBe('Not yet told of your present ID-Cert: Claves does it next.');
  servers.line.isForeignDown = true;
  await tellForeignServers(ports);
  expect(await row()).toMatch(/^Not yet told .* did not answer\. Claves tries again by itself\.$/);
  servers.line.isForeignDown = false;
  await goesOn();
  expect(await row()).toBe(SETTLED);
});

test('a rotation is under way: until it has gone on', async () => {
  await addForeign(ports, servers);
  await rotate(ports);
  await crash(profile, { at: 'commit', number: 1, when: 'after' }, rotate);
  expect(await row()).toMatch(/^Not yet told .*: it waits until the rotation has brought/);
  await resume(ports);
  await goesOn();
  expect(await row()).toBe(SETTLED);
});

test('the home server asks for a sign-in: until that is done', async () => {
  await addForeign(ports, servers);
  await rotate(ports);
  await loseToken(servers.home, (await standing(ports)).session.sessionId);
  await expect(refresh(ports)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
  expect(await row()).toMatch(/^Not yet told .*: it waits until you have signed in at home again/);
  await resumeSignIn(ports, { password: PASSWORD });
  expect(await row()).toBe('Not yet told of your present ID-Cert: Claves does it next.');
});

/** The same browser on a line where that server refuses the session so many times. */
async function askRefused(times: number, name: string, status: number): Promise<void> {
  const route = 'GET /p2core/session/@me';
  const fetch = replacing(servers.home.fetch, { route, times }, () => refusal(status, name));
  const { ports: tab } = await startBrowser(profile, { fetch });
  await expect(askForeignServer(tab, DOMAIN)).rejects.toMatchObject({ code: 'FOREIGN_REFUSED' });
}

test('refused for good, with what to do: until it is not any more', async () => {
  await addForeign(ports, servers);
  await askRefused(1, 'FORBIDDEN', 403);
  expect(await row()).toMatch(/^Told of .* refused .* ask its administrator .* tries again by itself\.$/);
  await goesOn();
  expect(await row()).toBe(SETTLED);
});

test('signed out there by the server: until this browser has signed in anew', async () => {
  await addForeign(ports, servers);
  await askRefused(2, 'UNAUTHORIZED', 401);
  expect(await row()).toMatch(/^Not signed in again yet\. /);
  await goesOn();
  expect(await row()).toBe(SETTLED);
});

test('a key here does not open: until there is another', async () => {
  await addForeign(ports, servers);
  await askRefused(2, 'UNAUTHORIZED', 401);
  await spoilSecrets(profile.name, 'identityKeys', () => true);
  await expect(askForeignServer(ports, DOMAIN)).rejects.toMatchObject({ code: 'RECORD_DAMAGED' });
  expect(await row()).toMatch(/^Not signed in again yet\. A stored secret could not be opened.* rotate /);
  await rotate(ports);
  await goesOn();
  expect(await row()).toBe(SETTLED);
});

test('signed out there by the person: there is no row', async () => {
  await addForeign(ports, servers);
  await endForeignSession(ports, DOMAIN);
  expect(await row()).toBeNull();
});
