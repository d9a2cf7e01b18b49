import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { enrolledProfile, type Profile, standing, startBrowser, told } from '../testing/browser.ts';
import { newClaimer } from '../testing/claimer.ts';
import { count, crash, momentsOf } from '../testing/crashes.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { cleanUp } from './clean-up.ts';
import { refresh } from './inventory.ts';
import type { KeyPackageRecord, Ports } from './ports.ts';
import { readKeyPackages } from './read-key-packages.ts';
import { rotate } from './rotate.ts';
import { signOut } from './sign-out.ts';

const DAY = 24 * 60 * 60;
const KNOWN = { isStockKnown: true };
const UNKNOWN = { isStockKnown: false };

let server: RunningServer;
let profile: Profile;
let ports: Ports;
beforeAll(async () => {
  server = await startHomeServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  profile = await enrolledProfile(server, `actor-${crypto.randomUUID()}`);
  ({ ports } = await startBrowser(profile));
});

/** The same browser when so many seconds have passed, by its server and by this machine. */
function later(
  from: Ports,
  { server: byServer, machine = byServer }: { server: number; machine?: number },
): Ports {
  const now = from.clock.now();
  return { ...from, clock: { now: () => now + byServer, skew: () => byServer - machine } };
}

async function kept(which: (record: KeyPackageRecord) => boolean = () => true): Promise<number> {
  const all = await Promise.all(
    (await ports.store.sessions()).map(({ sessionId }) => ports.store.keyPackages(sessionId)),
  );
  return all.flat().filter((record) => which(record) && record.secret !== null).length;
}

const isState = (state: KeyPackageRecord['state']) => (record: KeyPackageRecord) => record.state === state;
const isSuperseded = isState('superseded');

async function claimOne(): Promise<void> {
  const claimer = await newClaimer(server, `claimer-${crypto.randomUUID()}`);
  await claimer.claim((await standing(ports)).session.fid);
  await refresh(ports);
}

describe('a superseded KeyPackage', () => {
  beforeEach(() => rotate(ports));

  test('keeps its private half for seven days, and not longer', async () => {
    await cleanUp(later(ports, { server: 7 * DAY - 60 }), KNOWN);
    expect(await kept(isSuperseded)).toBe(101);
    await cleanUp(later(ports, { server: 7 * DAY + 60 }), KNOWN);
    // The last-resort one serves until it runs out: it may have been handed out all the same.
    expect(await kept(isSuperseded)).toBe(1);
    expect(await kept()).toBe(102);
    expect(await told(ports)).toContainEqual({ kind: 'private-halves-deleted', count: 100 });
    const { rows } = await readKeyPackages(ports);
    expect(rows.filter(({ hasPrivateHalf }) => !hasPrivateHalf)).toHaveLength(100);
  });

  test('keeps it until long after it ran out while the server did not tell what was claimed', async () => {
    await cleanUp(later(ports, { server: 29 * DAY }), UNKNOWN);
    expect(await kept()).toBe(202);
    await cleanUp(later(ports, { server: 38 * DAY }), UNKNOWN);
    expect(await kept()).toBe(0);
  });

  test.each([
    ['the server’s clock', { server: 400 * DAY, machine: 0 }],
    ['this machine’s clock', { server: 0, machine: 400 * DAY }],
  ])('keeps it where %s alone says that the time has come', async (_whose, passed) => {
    await cleanUp(later(ports, passed), KNOWN);
    expect(await kept()).toBe(202);
  });

  test('keeps it before the server has told the time', async () => {
    const { ports: deaf } = await startBrowser(profile);
    const now = deaf.clock.now() + 400 * DAY;
    await cleanUp({ ...deaf, clock: { now: () => now, skew: () => null } }, KNOWN);
    expect(await kept()).toBe(202);
  });
});

test('a claimed one keeps it until it runs out', async () => {
  await claimOne();
  await rotate(ports);
  await cleanUp(later(ports, { server: 29 * DAY }), KNOWN);
  expect(await kept(isState('claimed'))).toBe(1);
  await cleanUp(later(ports, { server: 30 * DAY + 60 }), KNOWN);
  expect(await kept(isState('claimed'))).toBe(0);
});

test('what was made before the server was restored keeps it: who claimed it is forgotten', async () => {
  const copy = await server.backUp();
  await rotate(ports);
  const restoredAt = ports.clock.now();
  await server.restore(copy);
  server.clock.ahead = 60;
  await rotate(ports);
  server.clock.ahead = 120;
  await rotate(ports);
  await rotate(ports);
  await cleanUp(later(ports, { server: 8 * DAY }), KNOWN);
  const isOrdinary = ({ kind }: KeyPackageRecord) => kind === 'ordinary';
  expect(await kept((each) => isOrdinary(each) && each.createdAt < restoredAt + 30)).toBe(200);
  // The one of the restore itself may be of the same second; of those since, what is on offer alone.
  expect(await kept((each) => isOrdinary(each) && each.createdAt > restoredAt + 90)).toBe(100);
});

test('one on offer keeps it for seven days after it ran out', async () => {
  await cleanUp(later(ports, { server: 36 * DAY }), KNOWN);
  expect(await kept(({ kind }) => kind === 'ordinary')).toBe(100);
  await cleanUp(later(ports, { server: 38 * DAY }), KNOWN);
  expect(await kept()).toBe(0);
});

test('nothing is deleted while a journey is open', async () => {
  await crash(profile, { at: 'commit', number: 3, when: 'after' }, rotate);
  expect((await standing(ports)).open).toMatchObject({ state: 'STAGED' });
  await cleanUp(later(ports, { server: 400 * DAY }), KNOWN);
  expect(await kept()).toBe(202);
});

test('those of a session that has ended go when they have run out', async () => {
  await signOut(ports);
  await cleanUp(later(ports, { server: 29 * DAY }), KNOWN);
  expect(await kept()).toBe(101);
  await cleanUp(later(ports, { server: 38 * DAY }), KNOWN);
  expect(await kept()).toBe(0);
});

test('is whole or not at all, wherever it is cut off', async () => {
  await rotate(ports);
  const clean = (browser: Ports) => cleanUp(later(browser, { server: 8 * DAY }), KNOWN);
  for (const moment of momentsOf({ commit: 1, request: 0 })) {
    await crash(profile, moment, clean);
    expect([102, 202]).toContain(await kept());
  }
  expect(await count(profile, clean)).toEqual({ commit: 0, request: 0 });
  expect((await told(ports)).filter(({ kind }) => kind === 'private-halves-deleted')).toHaveLength(1);
});
