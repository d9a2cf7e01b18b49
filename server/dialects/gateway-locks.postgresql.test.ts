import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GatewayClient } from '../gateway/testing/client.ts';
import { type GatewayServer, startGatewayServer } from '../gateway/testing/gateway-server.ts';
import { replaceServerKey } from '../services/change-server-key.ts';
import { claim, enrol, rotated, stock, type TestSession } from '../testing/test-session.ts';

/** Everything that tells something, at the same time: nobody waits in a circle, and no number is missing. */

let server: GatewayServer;

beforeEach(async () => {
  server = await startGatewayServer();
});

afterEach(() => server.close());

const ROUNDS = 4;

/** Of a transaction that the database ended; `transact` would have run it again unseen. */
async function deadlocks(): Promise<unknown> {
  await sql`select pg_stat_force_next_flush()`.execute(server.home.db);
  const { rows } = await sql<{ deadlocks: number }>`
    select deadlocks from pg_stat_database where datname = current_database()`.execute(server.home.db);
  return rows[0]?.deadlocks;
}

async function rotateOften(begin: TestSession): Promise<void> {
  let session = begin;
  for (let round = 0; round < ROUNDS; round++) {
    session = await rotated(server, session);
    await stock(server, session, 21);
  }
}

async function claimOften(claimer: TestSession, fid: string): Promise<void> {
  for (let round = 0; round < 5 * ROUNDS; round++) {
    expect((await claim(server, claimer, fid)).status).toBeOneOf([200, 404]);
  }
}

async function changeKeyOften(): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    server.clock.now += 5;
    await replaceServerKey(server.home);
  }
}

test('rotations, claims, new sessions and new server keys go on beside each other', async () => {
  const names = ['browser', 'phone', 'tablet'];
  const sessions: TestSession[] = [];
  for (const name of names) sessions.push(await enrol(server, 'alice', name));
  const [bob, carol] = [await enrol(server, 'bob'), await enrol(server, 'carol')];
  const first = sessions[0]?.token ?? '';
  const client = await new GatewayClient(server.address).begin(first);
  await Promise.all([
    ...sessions.map(rotateOften),
    claimOften(bob, 'alice@example.com'),
    claimOften(carol, 'alice@example.com'),
    changeKeyOften(),
    ...['laptop', 'desk'].map((name) => enrol(server, 'alice', name)),
  ]);
  expect(await deadlocks()).toBe(0);
  const isTold = (type: string) => client.events.filter(({ event }) => event?.type === type).length;
  await client.until(
    () => isTold('client-key-change') === names.length * ROUNDS && isTold('new-session') === 4,
  );
  expect(client.events.map(({ s }) => s)).toEqual(client.events.map((_, index) => index + 1));
  client.cut();
});
