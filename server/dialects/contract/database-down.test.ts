import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bench, setUpContract } from './testing/bench.ts';
import { ENTRIES } from './testing/contract.ts';
import { loseDatabase } from './testing/lose-database.ts';
import { send } from './testing/run.ts';

/** validation.md, "database down (a fault, not an input)": each endpoint says when to come again, and does then. */

let bench: Bench;

beforeAll(async () => {
  bench = await setUpContract();
});

afterAll(() => bench.server.close());

/** Discovery needs none. */
const ASKING = ENTRIES.filter(({ name }) => name !== 'discovery');

test.for(ASKING)('$endpoint.method $endpoint.path', async ({ endpoint, good }) => {
  const sent = await good(bench);
  const before = await bench.server.snapshot();
  const giveBack = await loseDatabase(bench.server);
  const { status, headers, body } = await send(bench.server, endpoint, sent);
  giveBack();
  expect([status, headers['retry-after'], headers['cache-control']]).toEqual([503, '5', 'no-store']);
  expect(body).toEqual({ errcode: 503, error: 'P2CORE_UNAVAILABLE', retry_after: 5 });
  expect(await bench.server.snapshot()).toBe(before);
});
