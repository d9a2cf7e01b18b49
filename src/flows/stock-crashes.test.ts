import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enrolledProfile, type Profile, serialOf, standing, startBrowser } from '../testing/browser.ts';
import { newClaimer } from '../testing/claimer.ts';
import { count, crash, expectSameBytes, momentsOf } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { refresh } from './inventory.ts';
import type { Ports } from './ports.ts';
import { replaceLastResort } from './replace-last-resort.ts';
import { replenish } from './replenish.ts';
import { resume } from './resume.ts';
import { onOffer } from './stock.ts';

let server: RunningServer;
let profile: Profile;
let serial: string;

beforeAll(async () => {
  server = await startHomeServer();
  profile = await enrolledProfile(server, 'alice');
  serial = await serialOf((await startBrowser(profile)).ports);
});
afterAll(() => server.stop());

/** Another account takes some KeyPackages away. */
async function claimSome(times: number): Promise<void> {
  const { ports, close } = await startBrowser(profile);
  const { fid } = (await standing(ports)).session;
  const claimer = await newClaimer(server, `claimer-${crypto.randomUUID()}`);
  for (let claimed = 0; claimed < times; claimed++) await claimer.claim(fid);
  await close();
}

/** Starts again after a crash, finishes what is open, and looks at everything. */
async function recover(): Promise<Ports> {
  const { ports } = await startBrowser(profile);
  await resume(ports);
  expectSameBytes(server.exchanges);
  return ports;
}

describe('replenishing', () => {
  /** The inventory, CERTIFIED, T3, T4, T5; the inventory again as a request, and the upload. */
  const COUNTS = { commit: 5, request: 2 };

  test('has these moments', async () => {
    await claimSome(2);
    expect(await count(profile, replenish)).toEqual(COUNTS);
  });

  test.each(momentsOf(COUNTS))('goes on after dying $when $at $number', async (moment) => {
    await claimSome(2);
    server.exchanges.length = 0;
    await crash(profile, moment, replenish);
    const ports = await recover();
    // Where it died before the journal was open, nothing was begun; a click begins.
    await replenish(ports);
    await expectConsistent(ports);
    expect(await serialOf(ports)).toBe(serial);
  });
});

describe('replacing the last-resort KeyPackage', () => {
  /** T3 with T4, and T5; the server's time, and the swap. */
  const COUNTS = { commit: 2, request: 2 };

  test('has these moments', async () => {
    expect(await count(profile, replaceLastResort)).toEqual(COUNTS);
  });

  test.each(momentsOf(COUNTS))('goes on after dying $when $at $number', async (moment) => {
    const before = await lastResortRef();
    server.exchanges.length = 0;
    await crash(profile, moment, replaceLastResort);
    const ports = await recover();
    await refresh(ports);
    await expectConsistent(ports);
    const begun = moment.number > 1 || (moment.at === 'commit' && moment.when === 'after');
    expect((await lastResortRef()) !== before).toBe(begun);
  });

  async function lastResortRef(): Promise<string | undefined> {
    const { ports } = await startBrowser(profile);
    const at = await standing(ports);
    const records = await ports.store.keyPackages(at.session.sessionId);
    return onOffer(records, 'last-resort', await serialOf(ports))[0]?.ref;
  }
});
