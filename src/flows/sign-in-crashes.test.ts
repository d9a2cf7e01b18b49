import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  enrolledProfile,
  loseToken,
  PASSWORD,
  type Profile,
  serialOf,
  standing,
  startBrowser,
} from '../testing/browser.ts';
import { count, crash, expectSameBytes, momentsOf } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { isCode } from './answers.ts';
import type { Ports } from './ports.ts';
import { resume } from './resume.ts';
import { rotate } from './rotate.ts';
import { resumeSignIn } from './sign-in.ts';

/**
 * The hardest sign-in: the server has certified the pending key, nobody heard of it, and the token is gone. T2 with the
 * token, T3, T4, T5; the server's key, the current key, the pending one, the KeyPackages, the last-resort one.
 */
const COUNTS = { commit: 4, request: 5 };

let server: RunningServer;
let profile: Profile;

beforeAll(async () => {
  server = await startHomeServer();
  profile = await enrolledProfile(server, 'alice');
});
afterAll(() => server.stop());

async function cutOffRotation(): Promise<string> {
  await crash(profile, { at: 'request', number: 2, when: 'after' }, rotate);
  const { ports, close } = await startBrowser(profile);
  await loseToken(server, (await standing(ports)).session.sessionId);
  const before = await serialOf(ports);
  await close();
  return before;
}

const signInAgain = (ports: Ports) => resumeSignIn(ports, { password: PASSWORD });

test('these are all the moments of that sign-in', async () => {
  await cutOffRotation();
  expect(await count(profile, signInAgain)).toEqual(COUNTS);
});

test.each(momentsOf(COUNTS))('a sign-in that dies $when $at $number goes on', async (moment) => {
  const before = await cutOffRotation();
  server.exchanges.length = 0;
  await crash(profile, moment, signInAgain);

  const { ports, close } = await startBrowser(profile);
  await resume(ports).catch((error: unknown) => {
    if (!isCode(error, 'SIGN_IN_NEEDED')) throw error;
    return signInAgain(ports);
  });
  await expectConsistent(ports);
  expect(await serialOf(ports)).not.toBe(before);
  expect(await ports.store.sessions()).toHaveLength(1);
  expectSameBytes(server.exchanges.filter(({ path }) => path !== '/p2core/session/trust'));
  await close();
});
