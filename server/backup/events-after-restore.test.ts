import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventsAfter, resumeAt } from '../gateway/read-outbox.ts';
import { DOMAIN, START, startTestServerIn, type TestServer } from '../testing/test-server.ts';
import { enrol } from '../testing/test-session.ts';
import { type ThrowawayPlace, throwawayPlace } from '../testing/throwaway-place.ts';
import { backUp } from './back-up.ts';
import { restore } from './restore.ts';

/** What a session is told by a server that was put back. */

let place: ThrowawayPlace;
let server: TestServer;
let folder: string;
let now = START;

beforeEach(async () => {
  now = START;
  folder = await mkdtemp(join(tmpdir(), 'claves-backup-'));
  place = await throwawayPlace();
  await start();
});

afterEach(async () => {
  await server.close();
  await place.remove();
  await rm(folder, { recursive: true });
});

async function start(): Promise<void> {
  server = await startTestServerIn({ ...place, remove: async () => {} }, { begin: now });
}

/** Ended, put back, and started again a minute later. */
async function lose(): Promise<void> {
  await server.close();
  now += 60;
  await restore(join(folder, 'backup'), { ...place, domain: DOMAIN, replace: true, now: () => now });
  await start();
}

/** The number of an event that alice's first session is told now. */
async function tell(): Promise<number> {
  await enrol(server, 'alice', 'phone');
  const { last } = await server.home.db
    .selectFrom('events')
    .select(({ fn }) => fn.max('s').as('last'))
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

test('the same backup put back twice gives no number of an event again', async () => {
  await enrol(server, 'alice');
  await backUp(place, join(folder, 'backup'), now);
  await lose();
  const first = await tell();
  await lose();
  const second = await tell();
  const { id } = await server.home.db.selectFrom('sessions').select('id').executeTakeFirstOrThrow();
  expect(second).toBeGreaterThan(first + 1);
  expect(await resumeAt(server.home, id, first)).toBeNull();
  expect(await eventsAfter(server.home, id, second - 1)).toHaveLength(1);
});
