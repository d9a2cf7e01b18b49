import { afterAll, beforeAll, test } from 'vitest';
import { enrol } from '../../testing/test-session.ts';
import { type Bench, setUpContract } from './testing/bench.ts';
import { ENTRIES } from './testing/contract.ts';
import { expectAnswered } from './testing/run.ts';

/** What each endpoint answers to a good request: its status, headers and schema. Each is asked by an actor of its own. */

let bench: Bench;

beforeAll(async () => {
  bench = await setUpContract();
});

afterAll(() => bench.server.close());

test.for(ENTRIES)('$endpoint.method $endpoint.path', async ({ name, endpoint, good, etag = false }) => {
  const alice = await enrol(bench.server, name.toLowerCase());
  await expectAnswered(bench.server, endpoint, await good({ ...bench, alice }), etag);
});
