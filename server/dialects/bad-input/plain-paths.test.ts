import { METHODS } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWire, type Wire } from './testing/send.ts';
import { ENOUGH, SEED } from './testing/tally.ts';
import { makeWorld, type World } from './testing/world.ts';

/**
 * What lies beside the API and the dashboard can only be read, and whatever else comes with the request makes no
 * difference: tried with thousands of generated requests over a real connection.
 */

/** Milliseconds for one path, on a machine that has other work too. */
const TIMEOUT = 300 * ENOUGH;

let world: World;
let wire: Wire;

beforeAll(async () => {
  world = await makeWorld();
  wire = openWire(world.port);
});

afterAll(async () => {
  wire.close();
  await world.close();
});

/** Printable ASCII, as it may stand in a URL or a header. */
const letters = fc.stringMatching(/^[!-~]{0,40}$/).map((text) => text.replaceAll('#', '%23'));
const headers = fc.dictionary(
  fc.constantFrom(
    'content-type',
    'content-encoding',
    'accept',
    'authorization',
    'range',
    'origin',
    'upgrade',
  ),
  letters,
);
/** CONNECT names no path. */
const requests = fc.record({
  method: fc.constantFrom('GET', 'HEAD', ...METHODS.filter((method) => method !== 'CONNECT')),
  query: fc.oneof(
    fc.constant(''),
    letters.map((text) => `?${text}`),
  ),
  headers,
  body: fc.option(fc.uint8Array({ maxLength: 300 })),
});

test.each(['/healthz', '/openapi.json'])('%s', { timeout: TIMEOUT }, async (path) => {
  const ask = { row: '', allowed: [], path, headers: {} };
  const { text } = await wire.send({ ...ask, method: 'GET' });
  const before = await world.server.snapshot();
  const property = fc.asyncProperty(requests, async ({ method, query, headers, body }) => {
    const payload = body === null ? {} : { payload: Buffer.from(body) };
    const reply = await wire.send({ ...ask, method, path: path + query, headers, ...payload });
    if (method === 'GET') expect([reply.status, reply.text]).toEqual([200, text]);
    else if (method === 'HEAD') expect([reply.status, reply.text]).toEqual([200, '']);
    else expect([reply.status, reply.headers.allow]).toEqual([405, 'GET, HEAD']);
  });
  await fc.assert(property, { numRuns: ENOUGH, seed: SEED });
  expect(world.faults).toEqual([]);
  expect(await world.server.snapshot()).toBe(before);
});
