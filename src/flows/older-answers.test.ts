import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newEnrolledBrowser, type Profile, standing, startBrowser, told } from '../testing/browser.ts';
import { newClaimer } from '../testing/claimer.ts';
import { expectConsistent } from '../testing/expect-consistent.ts';
import { type RunningServer, startHomeServer } from '../testing/home-server.ts';
import { refresh } from './inventory.ts';
import type { Ports } from './ports.ts';
import { readOverview } from './read-overview.ts';
import { rotate } from './rotate.ts';

let server: RunningServer;
let profile: Profile;
let ports: Ports;

beforeAll(async () => {
  server = await startHomeServer();
});
beforeEach(async () => {
  ({ profile, ports } = await newEnrolledBrowser(server));
});
afterAll(() => server.stop());

async function claim(): Promise<void> {
  const { session } = await standing(ports);
  const claimer = await newClaimer(server, `claimer-${crypto.randomUUID()}`);
  await claimer.claim(session.fid);
}

/** Leaves the last-resort KeyPackages alone. */
async function voidPools(): Promise<void> {
  const { db, now } = server.home();
  await db.updateTable('key_packages').where('last_resort', '=', 0).set({ voided_at: now() }).execute();
}

test('a journey goes on while the server is asked, and what it changed is not undone by an older answer', async () => {
  const asked = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const { ports: slow } = await startBrowser(profile, {
    fetch: async (input, init) => {
      const answer = await server.fetch(input, init);
      if (!new Request(input, init).url.endsWith('/keypackage/@me') || init?.method !== 'GET') return answer;
      asked.resolve();
      await goOn.promise;
      return answer;
    },
  });
  await claim();
  const refreshing = refresh(slow);
  await asked.promise;
  await rotate(ports);
  goOn.resolve();
  await refreshing;
  expect(await readOverview(ports)).toMatchObject({ pool: { available: 100, level: 'good' } });
  await expectConsistent(ports);
});

test('an older answer that comes later takes nothing back of what a newer one told', async () => {
  await voidPools();
  const lastLook = async () => (await standing(ports)).session.syncedAt;
  let newer: number | null = null;
  const { ports: slow } = await startBrowser(profile, {
    fetch: async (input, init) => {
      const answer = await server.fetch(input, init);
      await claim();
      server.clock.ahead = 60;
      await refresh(ports);
      server.clock.ahead = 0;
      newer = await lastLook();
      return answer;
    },
  });
  await refresh(slow);
  expect(await lastLook()).toBe(newer);
  expect(await readOverview(ports)).toMatchObject({ lastResort: { handedOut: true } });
  await refresh(ports);
  expect((await told(ports)).filter(({ kind }) => kind === 'last-resort-handed-out')).toHaveLength(1);
});
