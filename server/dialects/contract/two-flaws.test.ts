import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Bench, setUpContract } from './testing/bench.ts';
import type { Case } from './testing/case.ts';
import { ENTRIES } from './testing/contract.ts';
import { orderCases } from './testing/route-cases.ts';
import { expectRefused } from './testing/run.ts';
import { TWO_FLAWS } from './testing/two-flaws.ts';

/** "In every table the uppermost fitting row wins." */

let bench: Bench;

beforeAll(async () => {
  bench = await setUpContract();
});

afterAll(() => bench.server.close());

const OWN: Readonly<Record<string, readonly Case[]>> = TWO_FLAWS;
const FLAWED = ENTRIES.map((entry) => ({
  endpoint: entry.endpoint,
  cases: [...orderCases(entry), ...(OWN[entry.name] ?? [])],
})).filter(({ cases }) => cases.length > 0);

describe.each(FLAWED)('$endpoint.method $endpoint.path', ({ endpoint, cases }) => {
  test.for(cases)('$code, $what', async (bad) => {
    await expectRefused(bench, endpoint, bad);
  });
});
