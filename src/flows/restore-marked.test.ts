import { afterEach, beforeEach, expect, test } from 'vitest';
import { markRestored } from '../../server/services/restored.ts';
import { toBase64 } from '../crypto/encoding.ts';
import { POOL } from '../protocol/numbers.ts';
import type { Fid } from '../protocol/terms.ts';
import { enrolledProfile, type Profile, standing, startBrowser } from '../testing/browser.ts';
import { type Claimer, newClaimer } from '../testing/claimer.ts';
import { crash } from '../testing/crashes.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { catchUp } from './catch-up.ts';
import type { KeyPackageRecord, Ports } from './ports.ts';
import { replenish } from './replenish.ts';
import { resume } from './resume.ts';

/** A server that was put back from a backup and knows it: nothing goes to two claimers, and the stock comes back. */

let server: RunningServer;
let profile: Profile;
let ports: Ports;
let claimer: Claimer;
let fid: Fid;
/** Every ordinary KeyPackage that anybody was given, in Base64. */
let handedOut: string[];

beforeEach(async () => {
  server = await startHomeServer();
  profile = await enrolledProfile(server, 'alice');
  ({ ports } = await startBrowser(profile));
  claimer = await newClaimer(server, 'bob');
  ({ fid } = (await standing(ports)).session);
  handedOut = [];
});
afterEach(() => server.stop());

/** What the next claim gives. */
async function claimed(): Promise<KeyPackageRecord['kind'] | 'unknown'> {
  const [bytes = new Uint8Array()] = await claimer.claim(fid);
  const { kind } = (await recordOf(bytes)) ?? { kind: 'unknown' as const };
  if (kind !== 'last-resort') handedOut.push(toBase64(bytes));
  return kind;
}

async function recordOf(bytes: Uint8Array): Promise<KeyPackageRecord | undefined> {
  const records = await ports.store.keyPackages((await standing(ports)).session.sessionId);
  return records.find(({ keyPackage }) => toBase64(keyPackage) === toBase64(bytes));
}

async function restore(copy: string): Promise<void> {
  await server.restore(copy);
  await markRestored(server.home());
  // What is made in that very second may be of before.
  server.clock.ahead += 2;
}

async function countOnOffer(): Promise<number> {
  const { session } = await standing(ports);
  const records = await ports.store.keyPackages(session.sessionId);
  return records.filter(({ state, kind }) => state === 'published' && kind === 'ordinary').length;
}

function expectNoneTwice(): void {
  expect(new Set(handedOut).size).toBe(handedOut.length);
}

test('it gives the last-resort one alone, until the stock was filled anew', async () => {
  await claimed();
  const copy = await server.backUp();
  for (let count = 0; count < 3; count++) await claimed();
  await restore(copy);
  expect([await claimed(), await claimed()]).toEqual(['last-resort', 'last-resort']);
  await catchUp(ports);
  expect(await countOnOffer()).toBe(0);
  expect(await replenish(ports)).toBe(POOL.target);
  for (let count = 0; count < 5; count++) expect(await claimed()).toBe('ordinary');
  expectNoneTwice();
  await replenish(ports);
  await expectConsistent(ports);
});

test('an upload whose answer was lost, and which the backup does not know, is made anew', async () => {
  for (let count = 0; count < 60; count++) await claimed();
  const copy = await server.backUp();
  await crash(profile, { at: 'request', number: 2, when: 'after' }, replenish);
  const sent = server.exchanges.filter(
    ({ method, path }) => method === 'POST' && path.includes('keypackage'),
  );
  for (let count = 0; count < 50; count++) expect(await claimed()).toBe('ordinary');
  await restore(copy);
  server.exchanges.length = 0;
  await resume(ports);
  const resent = server.exchanges.filter(
    ({ method, path }) => method === 'POST' && path.includes('keypackage'),
  );
  expect(resent[0]).toMatchObject({ status: 400, body: sent.at(-1)?.body });
  expect(resent.at(-1)).toMatchObject({ status: 201 });
  for (let count = 0; count < 50; count++) await claimed();
  expectNoneTwice();
  await replenish(ports);
  await expectConsistent(ports);
});
