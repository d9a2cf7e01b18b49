import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  enrolledProfile,
  loseToken,
  PASSWORD,
  type Profile,
  serialOf,
  standing,
  startBrowser,
  told,
} from '../testing/browser.ts';
import { crash, expectSameBytes } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { catchUp } from './catch-up.ts';
import { refresh } from './inventory.ts';
import type { JourneyProgress, Ports } from './ports.ts';
import { readOverview } from './read-overview.ts';
import { replenish } from './replenish.ts';
import { rotate } from './rotate.ts';
import { resumeSignIn } from './sign-in.ts';

const DAY = 24 * 60 * 60;

let server: RunningServer;
let profile: Profile;
let ports: Ports;
beforeAll(async () => {
  server = await startHomeServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  server.clock.ahead = 0;
  profile = await enrolledProfile(server, `actor-${crypto.randomUUID()}`);
  ({ ports } = await startBrowser(profile));
  server.exchanges.length = 0;
});

/** Days go by, and now and then somebody comes back, so that the sign-in stays good. */
async function live(days: number): Promise<void> {
  for (let passed = 0; passed < days; passed += 20) {
    server.clock.ahead += Math.min(20, days - passed) * DAY;
    await refresh(ports);
  }
}

describe('the renewal', () => {
  test('is done when its window has opened, and once', async () => {
    const before = await serialOf(ports);
    await live(39);
    await catchUp(ports);
    expect(await serialOf(ports)).toBe(before);
    await live(3);
    await catchUp(ports);
    const renewed = await serialOf(ports);
    expect(renewed).not.toBe(before);
    await catchUp(ports);
    expect(await serialOf(ports)).toBe(renewed);
    await expectConsistent(ports);
  });

  test('waits for a click where the person wants that', async () => {
    await ports.settings.change({ rotatesByItself: false });
    const before = await serialOf(ports);
    await live(42);
    await catchUp(ports);
    expect(await serialOf(ports)).toBe(before);
  });
});

test('a journey goes on with the same bytes, and says so', async () => {
  await crash(profile, { at: 'request', number: 2, when: 'after' }, rotate);
  const progress: JourneyProgress[] = [];
  await catchUp(ports, { onProgress: (each) => progress.push(each) });
  expectSameBytes(server.exchanges.filter(({ method }) => method !== 'GET'));
  const sent = progress.filter(({ doing }) => doing === 'sending');
  expect(sent[0]).toMatchObject({ state: 'PREPARED', attempt: 1, isResumed: true });
  expect(sent.slice(1).map(({ isResumed }) => isResumed)).toEqual([false, false]);
  await expectConsistent(ports);
});

test('private halves of no more use are deleted', async () => {
  await rotate(ports);
  // Seven days have to pass by both clocks.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 8 * DAY * 1000 });
  try {
    await catchUp(ports);
  } finally {
    vi.useRealTimers();
  }
  expect(await told(ports)).toContainEqual({ kind: 'private-halves-deleted', count: 100 });
});

test('with a refused token it asks to sign in, and goes on after that for the same session', async () => {
  await crash(profile, { at: 'request', number: 2, when: 'before' }, rotate);
  const { session } = await standing(ports);
  await loseToken(server, session.sessionId);
  await expect(catchUp(ports)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' });
  await resumeSignIn(ports, { password: PASSWORD });
  await catchUp(ports);
  expect((await standing(ports)).session.sessionId).toBe(session.sessionId);
  await expectConsistent(ports);
});

describe.each([
  ['two hours', 2 * 60 * 60],
  ['four hundred days', 400 * DAY],
])('a machine whose clock is %s', (_name, span) => {
  test.each([
    ['ahead', 1],
    ['behind', -1],
  ])('%s works, is told so, and costs no key', async (_way, sign) => {
    const skew = -sign * span;
    server.clock.ahead = skew;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + sign * span * 1000 });
    try {
      const skewed = await enrolledProfile(server, `actor-${crypto.randomUUID()}`);
      const { ports: here } = await startBrowser(skewed);
      await rotate(here);
      await replenish(here);
      await catchUp(here);
      await expectConsistent(here);
      const { clockSkew } = await readOverview(here);
      expect(Math.abs((clockSkew ?? 0) - skew)).toBeLessThan(5);
      expect(await told(here)).not.toContainEqual(
        expect.objectContaining({ kind: 'private-halves-deleted' }),
      );
    } finally {
      vi.useRealTimers();
    }
  });
});
