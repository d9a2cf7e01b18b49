import { afterAll, beforeAll, expect, test } from 'vitest';
import { badRequestsTo, ENDPOINTS, ROUTES } from './testing/routes.ts';
import { openWire, type Wire } from './testing/send.ts';
import { expectEnough, summaryOf } from './testing/tally.ts';
import { sendThousand } from './testing/thousand.ts';
import { makeWorld, type World } from './testing/world.ts';

/**
 * validation.md, tried with a thousand generated requests per route over a real connection: each gets the code that is
 * named there, none is answered 5xx, and the database stays as it is.
 */

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

test('no endpoint is forgotten', () => {
  expect(Object.keys(ROUTES).sort()).toEqual(Object.keys(ENDPOINTS).sort());
});

test.for(Object.entries(ENDPOINTS))('%s', { timeout: 300_000 }, async ([name, endpoint], { annotate }) => {
  const tally = await sendThousand(world, wire, badRequestsTo(name, world));
  await annotate(summaryOf(tally));
  expectEnough(tally, endpoint);
});
