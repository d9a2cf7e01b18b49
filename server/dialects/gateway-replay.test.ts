import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transact } from '../db/transact.ts';
import { tellActor } from '../gateway/outbox.ts';
import { GatewayClient } from '../gateway/testing/client.ts';
import { type GatewayServer, startGatewayServer } from '../gateway/testing/gateway-server.ts';
import { enrol } from '../testing/test-session.ts';

/** Replay, then live, without a gap or a double: whenever a client loses its connection, and wherever it goes on. */

const WRITERS = 4;
const EVENTS_EACH = 50;
const TOTAL = WRITERS * EVENTS_EACH;
/** Milliseconds, for a machine that has other things to do. */
const PATIENCE = 60_000;

let server: GatewayServer;

beforeAll(async () => {
  server = await startGatewayServer();
});

afterAll(() => server.close());

/** Each event is named by who wrote it, and which of theirs it is. */
async function write(actor: number, writer: number): Promise<void> {
  for (let count = 0; count < EVENTS_EACH; count++) {
    const idCert = `${writer} ${count}`;
    await transact(server.home.db, (tx) =>
      tellActor(server.home, tx, actor, { type: 'new-session', idCert }),
    );
    await wait(Math.random() * 3);
  }
}

interface Seen {
  readonly s: number;
  readonly name: string;
}

/** What a client sees in the end that stays for each of these times (milliseconds), and then for good. */
async function follow(token: string, stays: readonly number[], acknowledges: boolean): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const stay of [...stays, Number.POSITIVE_INFINITY]) {
    const after = seen.length;
    const client = await new GatewayClient(server.address).begin(token, after);
    const left = TOTAL - after;
    if (stay === Number.POSITIVE_INFINITY) await client.untilEvents(left, PATIENCE);
    else await wait(stay);
    if (acknowledges) await client.say({ type: 'heartbeat', s: client.events.at(-1)?.s ?? after });
    client.cut();
    for (const { s, event } of client.events) {
      seen.push({ s, name: event?.type === 'new-session' ? event.idCert : '' });
    }
  }
  return seen;
}

let actors = 0;

test('two hundred events, each once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 12 }),
      fc.boolean(),
      async (stays, acknowledges) => {
        const { token, username } = await enrol(server, `actor-${actors++}`);
        const { id } = await server.home.db
          .selectFrom('actors')
          .select('id')
          .where('local_name', '=', username)
          .executeTakeFirstOrThrow();
        const writing = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(id, writer)));
        const [seen] = await Promise.all([follow(token, stays, acknowledges), writing]);
        expect(seen.map(({ s }) => s)).toEqual(Array.from({ length: TOTAL }, (_, index) => index + 1));
        for (let writer = 0; writer < WRITERS; writer++) {
          const theirs = seen.filter(({ name }) => name.startsWith(`${writer} `));
          const names = Array.from({ length: EVENTS_EACH }, (_, index) => `${writer} ${index}`);
          expect(theirs.map(({ name }) => name)).toEqual(names);
        }
      },
    ),
    { numRuns: 6, endOnFailure: true },
  );
}, 300_000);
