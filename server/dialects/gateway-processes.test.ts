import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CLOSE_CODES } from '../../src/protocol/events.ts';
import { type GatewayProcesses, gatewayProcesses } from '../gateway/testing/processes.ts';
import { runAdmin } from '../testing/admin-process.ts';
import type { AskedProcess } from '../testing/asked-process.ts';
import { DOMAIN } from '../testing/test-server.ts';
import { enrol, type TestSession } from '../testing/test-session.ts';

/** The gateway of a real process: beside an administrator's task, and one that is killed. */

/** Milliseconds, for a machine that has other things to do. */
const START_TIMEOUT = 60_000;

let processes: GatewayProcesses;
let here: AskedProcess;
let alice: TestSession;

beforeEach(async () => {
  processes = await gatewayProcesses();
  here = await processes.start();
  alice = await enrol(here, 'alice');
}, START_TIMEOUT);

afterEach(() => processes.remove());

/** Resolves, once it is done, to when that was: milliseconds. */
async function admin(...task: string[]): Promise<number> {
  const { code } = await runAdmin(processes.place, task, { settings: { DOMAIN } });
  expect(code).toBe(0);
  return performance.now();
}

test('a new key that an administrator makes is told within a second', async () => {
  const client = await processes.connect(here, alice);
  const done = await admin('rotate-key');
  await client.untilEvents(1);
  expect(performance.now() - done).toBeLessThan(1_000);
  const { body } = await here.ask('GET', '/p2core/key/server');
  expect(client.events[0]?.event).toEqual({ type: 'server-key-change', idCert: body });
});

test('a connection of an actor that an administrator deactivates ends within two seconds', async () => {
  const client = await processes.connect(here, alice);
  const done = await admin('deactivate', 'alice');
  expect(await client.closed).toBe(CLOSE_CODES.invalidAuthentication);
  expect(performance.now() - done).toBeLessThan(2_000);
});

test('what was committed before a kill is told by the process after it', async () => {
  const client = await processes.connect(here, alice);
  client.socket.pause();
  const phone = await enrol(here, 'alice', 'phone');
  const ended = once(here.child, 'exit');
  here.child.kill('SIGKILL');
  await ended;
  expect(client.events).toEqual([]);
  const again = await processes.connect(await processes.start(), alice, 0);
  await again.untilEvents(1);
  expect(again.events).toEqual([
    { type: 'event', s: 1, event: { type: 'new-session', idCert: phone.idCert } },
  ]);
});

test('a signal ends the process at once, and says so to who is connected', async () => {
  const client = await processes.connect(here, alice);
  const ended = once(here.child, 'exit');
  const before = performance.now();
  here.child.kill('SIGTERM');
  expect(await client.closed).toBe(1001);
  expect((await ended)[0]).toBe(0);
  expect(performance.now() - before).toBeLessThan(5_000);
});
