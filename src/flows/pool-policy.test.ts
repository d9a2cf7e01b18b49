import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newProfile, standing, startBrowser, told, typed } from '../testing/browser.ts';
import { type Claimer, newClaimer } from '../testing/claimer.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { createIdentity } from './create-identity.ts';
import type { Ports } from './ports.ts';
import { readKeyPackages } from './read-key-packages.ts';
import { replenish, replenishIfLow } from './replenish.ts';
import { rotate } from './rotate.ts';

/** The least that may be chosen: one claim from it, the server calls it low. */
const TARGET = 20;

let server: RunningServer;
let claimer: Claimer;
let ports: Ports;
beforeAll(async () => {
  server = await startHomeServer();
  claimer = await newClaimer(server, 'claimer');
});
afterAll(() => server.stop());
beforeEach(async () => {
  ({ ports } = await startBrowser(newProfile(server)));
  await ports.settings.change({ poolTarget: TARGET });
  await createIdentity(ports, await typed(server, `actor-${crypto.randomUUID()}`));
});

async function claimOne(): Promise<void> {
  await claimer.claim((await standing(ports)).session.fid);
}

async function available(): Promise<number> {
  return (await readKeyPackages(ports)).pool.available;
}

test('a pool is filled to the target that was chosen, by whatever fills it', async () => {
  await expectConsistent(ports);
  expect(await available()).toBe(TARGET);
  await ports.settings.change({ poolTarget: TARGET + 5 });
  expect(await replenish(ports)).toBe(5);
  await rotate(ports);
  await expectConsistent(ports);
  expect((await readKeyPackages(ports)).pool).toMatchObject({ available: 25, target: 25 });
});

test('where it is low it is filled without a click', async () => {
  await claimOne();
  await replenishIfLow(ports);
  await expectConsistent(ports);
});

test('by hand it is not: what was claimed is told, and a click fills it', async () => {
  await ports.settings.change({ refillsByItself: false });
  await claimOne();
  await replenishIfLow(ports);
  expect(await available()).toBe(TARGET - 1);
  expect((await told(ports)).at(-1)).toEqual({ kind: 'key-packages-claimed', count: 1 });
  expect(await replenish(ports)).toBe(1);
  await expectConsistent(ports);
});

test('by hand, what a server that was put back offers again is voided all the same', async () => {
  await ports.settings.change({ refillsByItself: false });
  const copy = await server.backUp();
  await claimOne();
  await replenishIfLow(ports);
  await server.restore(copy);
  await replenishIfLow(ports);
  expect(await told(ports)).toContainEqual({ kind: 'server-restored' });
  await expectConsistent(ports);
});
