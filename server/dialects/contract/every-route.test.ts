import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STATUS_OF } from '../../../src/protocol/errors.ts';
import { plainGateway } from '../../testing/plain-gateway.ts';
import { type Bench, setUpContract } from './testing/bench.ts';
import { ENTRIES } from './testing/contract.ts';
import { methodCases, routeCases } from './testing/route-cases.ts';
import { expectRefused } from './testing/run.ts';

/** validation.md, "Every route", for each of them. */

let bench: Bench;

beforeAll(async () => {
  bench = await setUpContract();
});

afterAll(() => bench.server.close());

/** What is no endpoint refuses in the same ways. */
const ALL = [...ENTRIES, { endpoint: plainGateway, good: () => ({}) }];

describe.each(ALL)('$endpoint.method $endpoint.path', (entry) => {
  test.for(routeCases(entry))('$code: $row: $what', async (bad) => {
    await expectRefused(bench, entry.endpoint, bad);
  });
});

/** Every path once. */
const PATHS = new Map(ALL.map((entry) => [entry.endpoint.path, entry])).values();

describe.for([...PATHS])('$endpoint.path', (entry) => {
  test.for(methodCases(entry, ALL))('$code: $row: $method', async (bad) => {
    const { path = '', ...ask } = await bad.send(bench);
    const before = await bench.server.snapshot();
    const { status, text, headers } = await bench.server.ask(bad.method, path, ask);
    expect([status, new Set(String(headers['allow']).split(', '))]).toEqual([STATUS_OF[bad.code], bad.allow]);
    expect(text).toBe(bad.method === 'HEAD' ? '' : '{"errcode":405,"error":"P2CORE_METHOD_NOT_ALLOWED"}');
    expect(await bench.server.snapshot()).toBe(before);
  });
});
