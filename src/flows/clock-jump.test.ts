import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { enrolledProfile, keysIn, startBrowser } from '../testing/browser.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { refresh } from './inventory.ts';
import { rotate } from './rotate.ts';

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

test('a key that was dated in the future, as the clock jumped, is replaced at once', async () => {
  const { ports } = await startBrowser(await enrolledProfile(server, 'alice'));
  await refresh(ports);
  // This machine's alone: what the server told of its time is of before.
  vi.setSystemTime(Date.now() + DAYS * 1000);
  server.clock.ahead = -DAYS;
  await rotate(ports);
  await expectConsistent(ports);
  expect(await keysIn(ports, 'dead')).toBe(1);
});
