import { afterAll, beforeAll, expect, test } from 'vitest';
import { newProfile, PASSWORD, type Profile, standing, startBrowser, typed } from '../testing/browser.ts';
import { count, crash, expectSameBytes, momentsOf } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { createIdentity } from './create-identity.ts';
import type { Ports } from './ports.ts';
import { readStatus } from './read-status.ts';
import { resume } from './resume.ts';
import { connect } from './secrets.ts';
import { resumeSignIn } from './sign-in.ts';

/** ENROLLING, registered, T2 to T5; the server's key, `identity`, `session/trust`, the KeyPackages, the last-resort one. */
const COUNTS = { commit: 6, request: 5 };

let server: RunningServer;
beforeAll(async () => {
  server = await startHomeServer();
});
afterAll(() => server.stop());

test('these are all the moments of an enrolment', async () => {
  const enrolment = await typed(server, 'alice');
  expect(await count(newProfile(server), (ports) => createIdentity(ports, enrolment))).toEqual(COUNTS);
});

test.each(momentsOf(COUNTS))('an enrolment that dies $when $at $number goes on', async (moment) => {
  const username = `${moment.at}-${moment.number}-${moment.when}`;
  const enrolment = await typed(server, username);
  const profile = newProfile(server);
  server.exchanges.length = 0;

  await crash(profile, moment, (ports) => createIdentity(ports, enrolment));
  await takeUpAgain(profile, username);

  expectSameBytes(server.exchanges);
});

/** Does what the page offers after a restart. */
async function takeUpAgain(profile: Profile, username: string): Promise<void> {
  const { ports, close } = await startBrowser(profile);
  const { phase } = await readStatus(ports.store, 'open');
  if (phase === 'signed-out') await createIdentity(ports, await typed(server, username));
  else if (phase === 'enrolling') await resumeSignIn(ports, { password: PASSWORD });
  else await resume(ports);
  await expectConsistent(ports);
  await expectOneSession(ports);
  await close();
}

/** Nothing was enrolled twice, here or there. */
async function expectOneSession(ports: Ports): Promise<void> {
  expect(await ports.store.sessions()).toHaveLength(1);
  const at = await standing(ports);
  expect(await at.dialect.sessions(await connect(at))).toHaveLength(1);
}
