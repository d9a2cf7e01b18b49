import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolledProfile, type Profile, serialOf, startBrowser } from '../testing/browser.ts';
import { count, crash, expectSameBytes, momentsOf, timesSent } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { resume } from './resume.ts';
import { rotate } from './rotate.ts';

/** T1 to T5; the server's time, the key, the KeyPackages, the last-resort one. */
const COUNTS = { commit: 5, request: 4 };
const ROUTES = ['POST /p2core/key/user/@me', 'POST /p2core/keypackage/@me', 'PUT /p2core/keypackage_lr'];

let server: RunningServer;
let profile: Profile;

beforeAll(async () => {
  server = await startHomeServer();
  profile = await enrolledProfile(server, 'alice');
});
afterAll(() => server.stop());

test('these are all the moments of a rotation', async () => {
  expect(await count(profile, rotate)).toEqual(COUNTS);
});

test.each(momentsOf(COUNTS))('a rotation that dies $when $at $number goes on', async (moment) => {
  const { ports, close } = await startBrowser(profile);
  const before = await serialOf(ports);
  server.exchanges.length = 0;

  await crash(profile, moment, rotate);
  const sent = server.exchanges.at(-1);
  await resume(ports);

  await expectConsistent(ports);
  expectSameBytes(server.exchanges);
  const lost = `${sent?.method} ${sent?.path}`;
  if (moment.at === 'request' && moment.when === 'after' && ROUTES.includes(lost)) {
    expect(timesSent(server.exchanges, lost)).toBe(2);
  }
  // Before T1, and before the server's time came, nothing had begun.
  const begun = moment.number > 1 || (moment.at === 'commit' && moment.when === 'after');
  expect((await serialOf(ports)) !== before).toBe(begun);
  await close();
});
