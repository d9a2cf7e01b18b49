import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { losing, refusal, replacing } from '../testing/bad-line.ts';
import { enrolledProfile, type Profile, standing, startBrowser } from '../testing/browser.ts';
import { expectSameBytes, timesSent } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import type { JourneyProgress } from './ports.ts';
import { resume } from './resume.ts';
import { rotate } from './rotate.ts';

const KEY = 'POST /p2core/key/user/@me';
const PACKAGES = 'POST /p2core/keypackage/@me';

let server: RunningServer;
let profile: Profile;

beforeAll(async () => {
  server = await startHomeServer();
  profile = await enrolledProfile(server, 'alice');
});
beforeEach(() => {
  server.exchanges.length = 0;
});
afterAll(() => server.stop());

test.each(['before', 'after'] as const)('answers that are lost %s the server acted', async (when) => {
  const { ports, waits } = await startBrowser(profile, {
    fetch: losing(server.fetch, { route: KEY, times: 3 }, when),
  });
  await rotate(ports);

  expect(timesSent(server.exchanges, KEY)).toBe(when === 'after' ? 4 : 1);
  expectSameBytes(server.exchanges);
  expect(waits).toHaveLength(3);
  for (const [index, wait] of waits.entries()) {
    expect(wait).toBeGreaterThanOrEqual(0);
    expect(wait).toBeLessThan(1000 * 2 ** index);
  }
  await expectConsistent(ports);
});

test('after five tries it is the person’s turn, and a click goes on with the same bytes', async () => {
  const { ports, waits } = await startBrowser(profile, {
    fetch: losing(server.fetch, { route: KEY, times: 5 }, 'after'),
  });
  await expect(rotate(ports)).rejects.toMatchObject({ name: 'ClavesError', code: 'SERVER_UNREACHABLE' });
  expect(waits).toHaveLength(4);
  expect((await standing(ports)).open).toMatchObject({ state: 'PREPARED', journey: 'rotate' });

  await rotate(ports);
  expect(timesSent(server.exchanges, KEY)).toBe(6);
  expectSameBytes(server.exchanges);
  await expectConsistent(ports);
});

test('the server says how long to wait', async () => {
  const { ports, waits } = await startBrowser(profile, {
    fetch: replacing(server.fetch, { route: PACKAGES, times: 1 }, () =>
      refusal(429, 'RATE_LIMITED', { 'retry-after': '7' }),
    ),
  });
  await rotate(ports);
  expect(waits).toEqual([7000]);
  await expectConsistent(ports);
});

test('the server may say it as a date', async () => {
  const until = new Date(Date.now() + 60_000);
  const { ports, waits } = await startBrowser(profile, {
    fetch: replacing(server.fetch, { route: PACKAGES, times: 1 }, () =>
      refusal(503, 'UNAVAILABLE', { 'retry-after': until.toUTCString(), date: new Date().toUTCString() }),
    ),
  });
  await rotate(ports);
  expect(waits).toHaveLength(1);
  expect(waits[0]).toBeGreaterThan(30_000);
  await expectConsistent(ports);
});

test('a refusal for good stops, and keeps the key: the same bytes go out with the next click', async () => {
  const { ports, waits } = await startBrowser(profile, {
    fetch: replacing(server.fetch, { route: KEY, times: 1 }, () => refusal(400, 'KEY_EXPIRED')),
  });
  await expect(rotate(ports)).rejects.toMatchObject({ code: 'KEY_EXPIRED' });
  const { open } = await standing(ports);
  expect(open).toMatchObject({ state: 'PREPARED' });
  await rotate(ports);
  expect(waits).toEqual([]);
  expect(timesSent(server.exchanges, KEY)).toBe(2);
  expectSameBytes(server.exchanges);
  await expectConsistent(ports);
});

test('a wait over five minutes is the person’s', async () => {
  const { ports, waits } = await startBrowser(profile, {
    fetch: replacing(server.fetch, { route: PACKAGES, times: 1 }, () =>
      refusal(503, 'UNAVAILABLE', { 'retry-after': '301' }),
    ),
  });
  await expect(rotate(ports)).rejects.toMatchObject({ code: 'UNAVAILABLE', details: { retryAfter: 301 } });
  expect(waits).toEqual([]);
  await resume(ports);
  await expectConsistent(ports);
});

test.each<JourneyProgress['doing']>(['working', 'sending', 'waiting'])(
  'the person may stop while it is %s',
  async (doing) => {
    const { ports } = await startBrowser(profile, {
      fetch: losing(server.fetch, { route: PACKAGES, times: 1 }, 'after'),
    });
    const person = new AbortController();
    const stopAt = (progress: JourneyProgress) => {
      if (progress.state === 'STAGED' && progress.doing === doing) person.abort();
    };
    const stopped = rotate(ports, { signal: person.signal, onProgress: stopAt });
    await expect(stopped).rejects.toMatchObject({ code: 'STOPPED' });
    expect((await standing(ports)).open).toMatchObject({ state: 'STAGED' });

    await resume(ports);
    expectSameBytes(server.exchanges);
    await expectConsistent(ports);
  },
);
