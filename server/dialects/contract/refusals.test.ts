import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Bench, setUpContract } from './testing/bench.ts';
import { ENTRIES } from './testing/contract.ts';
import { expectRefused } from './testing/run.ts';

/** Every code that an endpoint declares for itself: the bad inputs that get it, and that nothing changed. */

let bench: Bench;

beforeAll(async () => {
  bench = await setUpContract();
});

afterAll(() => bench.server.close());

const OWN = ENTRIES.filter(({ cases }) => cases.length > 0);

describe.each(OWN)('$endpoint.method $endpoint.path', ({ endpoint, cases }) => {
  test.for(cases)('$code: $row: $what', async (bad) => {
    await expectRefused(bench, endpoint, bad);
  });
});
