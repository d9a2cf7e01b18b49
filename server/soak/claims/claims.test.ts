import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { makeDatabase } from '../../testing/postgresql/databases.ts';
import { type PostgresqlServer, startPostgresqlServer } from '../../testing/postgresql/server.ts';
import { type ThrowawayPlace, throwawayPlace } from '../../testing/throwaway-place.ts';
import { type Outcome, runClaims } from './run.ts';

/**
 * What `npm run soak:claims` does at full size: fifty claimers, uploads that are sent again, two commits of a hundred
 * rolled back; on PostgreSQL two processes of the server.
 */

const TIMEOUT = 300_000;
const LOAD = { claimers: 50, targets: 4, batches: 5 };

let place: ThrowawayPlace;
/** One that may be killed. */
let postgresql: PostgresqlServer | null;

beforeEach(async () => {
  place = await throwawayPlace({ empty: true });
  postgresql = inject('postgresql') === undefined ? null : await startPostgresqlServer();
});

afterEach(async () => {
  await postgresql?.remove();
  await place.remove();
});

async function run({
  serverKills,
  databaseKills,
}: {
  serverKills: number;
  databaseKills: number;
}): Promise<Outcome> {
  const databaseUrl = postgresql && (await makeDatabase(postgresql.url, { empty: true }));
  const processes = postgresql ? 2 : 1;
  const ours = { dataDir: place.dataDir, databaseUrl };
  return runClaims({ ...LOAD, place: ours, processes, serverKills, databaseKills, postgresql });
}

test('none twice, no last-resort one while others are left, the oldest first', {
  timeout: TIMEOUT,
}, async () => {
  const { violations, uploaded, unseen, failed, again } = await run({ serverKills: 0, databaseKills: 0 });
  expect(violations).toEqual([]);
  expect([uploaded, unseen]).toEqual([2000, 0]);
  expect(failed).toBeGreaterThan(0);
  expect(again.asked).toBeGreaterThan(0);
});

test('the same under three kills, of the server and of PostgreSQL', { timeout: TIMEOUT }, async () => {
  const kills = postgresql ? { serverKills: 2, databaseKills: 1 } : { serverKills: 3, databaseKills: 0 };
  const { violations, uploaded, lost } = await run(kills);
  expect(violations).toEqual([]);
  expect(uploaded).toBe(2000);
  expect(lost).toBeGreaterThan(0);
});
