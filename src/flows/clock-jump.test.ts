import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { replacing } from '../testing/bad-line.ts';
import { enrolledProfile, keysIn, standing, startBrowser } from '../testing/browser.ts';
import { newClaimer } from '../testing/claimer.ts';
import { crash, expectSameBytes } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { catchUp } from './catch-up.ts';
import { replenish } from './replenish.ts';
import { resume } from './resume.ts';
import { rotate } from './rotate.ts';
import { hearTime } from './server-key.ts';

const DAYS = 40 * 86_400;

let server: RunningServer;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  server = await startHomeServer();
});
afterEach(async () => {
  await server.stop();
  vi.useRealTimers();
});

/** This machine's alone: what the server told of its time is of before. */
function jump(): void {
  vi.setSystemTime(Date.now() + DAYS * 1000);
  server.clock.ahead = -DAYS;
}

test('a key that was dated in the future, as the clock jumped, is replaced at once', async () => {
  // The last that is heard before the key is made.
  const looking = { route: 'GET /p2core/keypackage/@me', times: 1 };
  const fetch = replacing(server.fetch, looking, () => {
    jump();
    throw new TypeError('the line is down');
  });
  const profile = await enrolledProfile(server, 'alice');
  const { ports } = await startBrowser(profile, { fetch });
  await hearTime(await standing(ports));
  await rotate(ports);
  await expectConsistent(ports);
  expect(await keysIn(ports, 'dead')).toBe(1);
});

test('KeyPackages that were sent are sent again, not taken for run out before the server told the time', async () => {
  const profile = await enrolledProfile(server, 'alice');
  const { ports, close } = await startBrowser(profile);
  const { fid } = (await standing(ports)).session;
  await (await newClaimer(server, 'bob')).claim(fid);
  await close();
  server.exchanges.length = 0;
  await crash(profile, { at: 'request', number: 2, when: 'after' }, replenish);
  jump();
  const again = (await startBrowser(profile)).ports;
  await resume(again);
  expectSameBytes(server.exchanges);
  await expectConsistent(again);
});

test.each([600, 86_400])(
  'a server whose clock was %i s ahead and is put right is followed',
  async (ahead) => {
    const { ports } = await startBrowser(await enrolledProfile(server, 'alice'));
    server.clock.ahead = ahead;
    await rotate(ports);
    server.clock.ahead = 0;
    await catchUp(ports);
    await rotate(ports);
    expect(await keysIn(ports, 'dead')).toBe(0);
    // Dated ahead, as the one before it: in its time all holds.
    server.clock.ahead = ahead;
    await catchUp(ports);
    await expectConsistent(ports);
  },
);
