import { afterAll, beforeAll, expect, test } from 'vitest';
import { STOCK_LIMIT } from '../../../src/protocol/numbers.ts';
import { stock } from '../../testing/test-session.ts';
import { uninvited } from './testing/account.ts';
import { tooMany } from './testing/key-packages.ts';
import { ALL, badRequestsTo, ROUTES, targetOf } from './testing/routes.ts';
import { openWire, type Wire } from './testing/send.ts';
import { sendMany } from './testing/send-many.ts';
import { ENOUGH, expectEnough, summaryOf } from './testing/tally.ts';
import { listen, makeWorld, type World } from './testing/world.ts';

/**
 * validation.md, tried with thousands of generated requests per route over a real connection: each gets the code that is
 * named there, none is answered 5xx, and the database stays as it is.
 */

/** Milliseconds for one route, on a machine that has other work too. */
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

test('no endpoint is forgotten', () => {
  expect(Object.keys(ROUTES).sort()).toEqual(Object.keys(ALL).sort());
});

test.for(Object.entries(ALL))('%s', { timeout: TIMEOUT }, async ([name, endpoint], { annotate }) => {
  const tally = await sendMany(world, wire, badRequestsTo(name, world));
  await annotate(summaryOf(tally));
  expectEnough(tally, endpoint);
});

test.for([
  ['closed', 'REGISTRATION_CLOSED'],
  ['invitation', 'INVITATION_INVALID'],
] as const)('register, where registration is by %s', { timeout: TIMEOUT }, async ([registration, code]) => {
  const door = await listen(world.server, { ...world.server.home.policy, registration });
  const wire = openWire(door.port);
  const bad = uninvited(targetOf('register', world), code);
  const tally = await sendMany({ ...world, ...door }, wire, bad);
  expect([...tally.codes.keys()]).toEqual([code]);
  wire.close();
  await door.close();
});

test('addKeyPackages, where the stock is full', { timeout: TIMEOUT }, async () => {
  await fillStock(world);
  const bad = tooMany(world, targetOf('addKeyPackages', world));
  const tally = await sendMany(world, wire, bad, 50);
  expect([...tally.codes.keys()]).toEqual(['KEYPACKAGE_STOCK_FULL']);
});

async function fillStock({ server, alice, stored }: World): Promise<void> {
  for (let left = STOCK_LIMIT - stored.length; left > 0; left -= 100)
    await stock(server, alice, Math.min(left, 100));
}
