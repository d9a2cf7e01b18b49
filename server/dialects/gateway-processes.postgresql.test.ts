import { afterEach, beforeEach, expect, test } from 'vitest';
import { CLOSE_CODES } from '../../src/protocol/events.ts';
import { type GatewayProcesses, gatewayProcesses } from '../gateway/testing/processes.ts';
import type { AskedProcess } from '../testing/asked-process.ts';
import { changePassword, endSession } from '../testing/test-account.ts';
import { enrol, rotated, type TestSession } from '../testing/test-session.ts';

/** The gateways of two real processes on one database: what happens in the other one. */

/** Milliseconds, for a machine that has other things to do. */
const START_TIMEOUT = 60_000;

let processes: GatewayProcesses;
let here: AskedProcess;
let there: AskedProcess;
let alice: TestSession;

beforeEach(async () => {
  processes = await gatewayProcesses();
  here = await processes.start();
  there = await processes.start();
  alice = await enrol(here, 'alice');
}, START_TIMEOUT);

afterEach(() => processes.remove());

test('is told within a second', async () => {
  const client = await processes.connect(here, alice);
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
    const client = await processes.connect(here, session);
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
      const client = await processes.connect(count % 2 ? there : here, session, seen.length);
      await client.untilEvents(1);
      seen.push(...client.events.map(({ s }) => s));
      client.cut();
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
  },
  START_TIMEOUT,
);
