import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolledProfile, type Profile, serialOf, startBrowser, told } from '../../testing/browser.ts';
import { count, crash, momentsOf } from '../../testing/crashes.ts';
import { addForeign, foreignRecord, startTwoServers, type TwoServers } from '../../testing/foreign-server.ts';
import type { Ports } from '../ports.ts';
import { rotate } from '../rotate.ts';
import { readForeignServers } from './read.ts';
import { tellForeignServers } from './tell.ts';

/** A browser that dies at any moment while it signs in on a foreign server, or tells it, goes on from there. */

let servers: TwoServers;
let number = 0;
beforeAll(async () => {
  servers = await startTwoServers();
});
afterAll(() => servers.stop());

const newBrowser = () => enrolledProfile(servers.home, `crash-${number++}`);
const add = (ports: Ports) => addForeign(ports, servers);

/** As the page does it at unlock, and as often as it is due. */
async function goOn(profile: Profile): Promise<Ports> {
  const { ports } = await startBrowser(profile);
  const now = () => Math.floor(Date.now() / 1000) + 3600;
  expect(await tellForeignServers({ ...ports, clock: { ...ports.clock, now } })).toBeNull();
  return ports;
}

async function expectKnown(ports: Ports): Promise<void> {
  const serial = await serialOf(ports);
  expect(await foreignRecord(ports)).toMatchObject({ toldSerial: serial, trouble: null });
  expect((await readForeignServers(ports)).servers).toMatchObject([
    { isSignedIn: true, told: { isPresent: true } },
  ]);
  const { db } = servers.foreign.home();
  const rows = await db
    .selectFrom('foreign_sessions')
    .select('serial')
    .where('serial', '=', serial)
    .execute();
  expect(rows).toHaveLength(1);
}

const began = async (ports: Ports) =>
  (await told(ports)).filter(({ kind }) => kind === 'foreign-session-began').length;

test('signing in, cut off at any moment, is finished or was never begun', async () => {
  const seen = await count(await newBrowser(), add);
  expect(seen).toEqual({ commit: 3, request: 4 });
  for (const moment of momentsOf(seen)) {
    const profile = await newBrowser();
    await crash(profile, moment, add);
    const ports = await goOn(profile);
    if ((await ports.foreignServers.all()).length === 0) await add(ports);
    await expectKnown(ports);
    expect([moment, await began(ports)]).toEqual([moment, 1]);
  }
}, 120_000);

test('telling, cut off at any moment, is finished', async () => {
  const rotated = async () => {
    const profile = await newBrowser();
    const { ports, close } = await startBrowser(profile);
    await add(ports);
    await rotate(ports);
    await close();
    return profile;
  };
  const seen = await count(await rotated(), tellForeignServers);
  expect(seen).toEqual({ commit: 2, request: 2 });
  for (const moment of momentsOf(seen)) {
    const profile = await rotated();
    await crash(profile, moment, tellForeignServers);
    const ports = await goOn(profile);
    await expectKnown(ports);
    const tellings = (await told(ports)).filter(({ kind }) => kind === 'foreign-server-told');
    expect([moment, tellings.length]).toEqual([moment, 1]);
  }
}, 120_000);
