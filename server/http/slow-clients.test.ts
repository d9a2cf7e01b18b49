import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '../testing/free-port.ts';
import { exitCode, runMain, untilReady } from '../testing/main-process.ts';
import { runProcess } from '../testing/process.ts';

/** Measured: the server, the slow clients and the healthy one are a process each, so that none waits for another. */

const SLOW = 1000;
/** Milliseconds. */
const BETWEEN = 20;

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function startServer(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'claves-slow-'));
  ending.push(() => rm(folder, { recursive: true, force: true }));
  const port = await freePort();
  const settings = { HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder, RATE_LIMIT: 'off' };
  const server = runMain(settings, folder);
  ending.push(() => {
    server.kill('SIGKILL');
    return exitCode(server);
  });
  await untilReady(server);
  return port;
}

/** Milliseconds that each request took until then, each on a connection of its own, the shortest first. */
async function healthyRequests(port: number, until: Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  void until.then(end, end);
  for (; !isOver; await wait(BETWEEN)) {
    const since = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}/p2core/key/server`, {
      headers: { connection: 'close' },
    });
    await answer.text();
    expect(answer.status).toBe(200);
    took.push(performance.now() - since);
  }
  return took.sort((a, b) => a - b);
}

/** Of sorted numbers. */
function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
}

// More than one try, because other programs of this machine take their time too.
test('a thousand slow clients keep nobody waiting, and are gone after 15 s', {
  retry: 2,
  timeout: 120_000,
}, async () => {
  const port = await startServer();
  const alone = await healthyRequests(port, wait(3000));
  const slow = runProcess(new URL('../testing/slow-clients.ts', import.meta.url), [
    String(port),
    String(SLOW),
  ]);
  ending.push(async () => slow.kill());
  await slow.printed(1);
  const beside = await healthyRequests(port, slow.output);
  const longest = Number((await slow.output).split('\n')[1]);
  process.stdout.write(
    `${SLOW} slow clients: the longest lived ${longest.toFixed(1)} s. The 99th percentile of healthy requests: ${percentile(beside, 99).toFixed(0)} ms of ${beside.length} beside them, ${percentile(alone, 99).toFixed(0)} ms of ${alone.length} without them\n`,
  );
  expect(beside.length).toBeGreaterThan(20);
  expect(percentile(beside, 99)).toBeLessThan(300);
  expect(longest).toBeGreaterThan(9);
  expect(longest).toBeLessThan(15);
});
