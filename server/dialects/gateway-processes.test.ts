import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CLOSE_CODES } from '../../src/protocol/events.ts';
import { GatewayClient } from '../gateway/testing/client.ts';
import { type AskedProcess, startAskedProcess } from '../testing/asked-process.ts';
import { changePassword, endSession } from '../testing/test-account.ts';
import { enrol, rotated, type TestSession } from '../testing/test-session.ts';
import { type ThrowawayPlace, throwawayPlace } from '../testing/throwaway-place.ts';

/** The gateway of real processes: two on one database, and one that is killed. */

/** Milliseconds, for a machine that has other things to do. */
const START_TIMEOUT = 60_000;

let place: ThrowawayPlace;
let here: AskedProcess;
let alice: TestSession;
const started: AskedProcess[] = [];
const clients: GatewayClient[] = [];

beforeEach(async () => {
  place = await throwawayPlace();
  here = await start();
  alice = await enrol(here, 'alice');
}, START_TIMEOUT);

afterEach(async () => {
  for (const client of clients.splice(0)) client.cut();
  for (const { child } of started.splice(0)) {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
  await place.remove();
});

async function start(): Promise<AskedProcess> {
  const process = await startAskedProcess(place);
  started.push(process);
  return process;
}

function connect(server: AskedProcess, { token }: TestSession, s?: number): Promise<GatewayClient> {
  const client = new GatewayClient(server.address);
  clients.push(client);
  return client.begin(token, s);
}

describe('what happens in another process', () => {
  let there: AskedProcess;

  beforeEach(async () => {
    there = await start();
  }, START_TIMEOUT);

  test('is told within a second', async () => {
    const client = await connect(here, alice);
    for (let count = 1; count <= 3; count++) {
      const session = await enrol(there, 'alice', `session-${count}`);
      const done = performance.now();
      await client.untilEvents(count);
      expect(performance.now() - done).toBeLessThan(1_000);
      expect(client.events.at(-1)?.event).toEqual({ type: 'new-session', idCert: session.idCert });
    }
  });

  test('ends a connection within two seconds: a session that is revoked, a token that a password ended', async () => {
    const [phone, tablet] = [await enrol(here, 'alice', 'phone'), await enrol(here, 'alice', 'tablet')];
    const ends = [
      () => endSession(there, alice, phone.sessionId),
      () => changePassword(there, alice, 'another passphrase'),
    ];
    for (const [index, session] of [phone, tablet].entries()) {
      const client = await connect(here, session);
      await ends[index]?.();
      const done = performance.now();
      expect(await client.closed).toBe(CLOSE_CODES.invalidAuthentication);
      expect(performance.now() - done).toBeLessThan(2_000);
    }
  });

  test(
    'is told without a gap to a client that goes from one to the other',
    async () => {
      let session = alice;
      const seen: number[] = [];
      for (let count = 0; count < 6; count++) {
        session = await rotated(count % 2 ? here : there, session);
        const client = await connect(count % 2 ? there : here, session, seen.length);
        await client.untilEvents(1);
        seen.push(...client.events.map(({ s }) => s));
        client.cut();
      }
      expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
    },
    START_TIMEOUT,
  );
});

test('what was committed before a kill is told by the process after it', async () => {
  const client = await connect(here, alice);
  client.socket.pause();
  const phone = await enrol(here, 'alice', 'phone');
  const ended = once(here.child, 'exit');
  here.child.kill('SIGKILL');
  await ended;
  expect(client.events).toEqual([]);
  const again = await connect(await start(), alice, 0);
  await again.untilEvents(1);
  expect(again.events).toEqual([
    { type: 'event', s: 1, event: { type: 'new-session', idCert: phone.idCert } },
  ]);
});

test('a signal ends the process at once, and says so to who is connected', async () => {
  const client = await connect(here, alice);
  const ended = once(here.child, 'exit');
  const before = performance.now();
  here.child.kill('SIGTERM');
  expect(await client.closed).toBe(1001);
  expect((await ended)[0]).toBe(0);
  expect(performance.now() - before).toBeLessThan(5_000);
});
