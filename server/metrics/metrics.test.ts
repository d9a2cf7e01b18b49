import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askOver } from '../testing/ask-over.ts';
import { freePort } from '../testing/free-port.ts';
import { failureOf, type MainProcess, runMain, untilReady } from '../testing/main-process.ts';
import { type Askable, DOMAIN } from '../testing/test-server.ts';
import {
  claim,
  enrol,
  makeKeyPackages,
  putLastResort,
  rotated,
  stock,
  trust,
} from '../testing/test-session.ts';
import { type ThrowawayPlace, throwawayPlace } from '../testing/throwaway-place.ts';

/** The real process, on real sockets. */

let place: ThrowawayPlace;
let port: number;
let metricsPort: number;
let running: MainProcess | null;

beforeEach(async () => {
  place = await throwawayPlace();
  [port, metricsPort] = [await freePort(), await freePort()];
  running = null;
});

afterEach(async () => {
  running?.kill('SIGKILL');
  await place.remove();
});

function run(settings: Readonly<Record<string, string>> = {}): MainProcess {
  const { dataDir, databaseUrl } = place;
  const database = databaseUrl === null ? {} : { DATABASE_URL: databaseUrl };
  const own = {
    PORT: String(port),
    DATA_DIR: dataDir,
    DOMAIN,
    HOST: '127.0.0.1',
    ...database,
  };
  const child = runMain({ ...own, METRICS_HOST: '127.0.0.1', ...settings }, dataDir);
  running = child;
  return child;
}

const METRICS = () => ({ METRICS_PORT: String(metricsPort) });

async function scrape(): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  return answer.text();
}

const server: Askable = {
  domain: DOMAIN,
  clock: { now: Math.floor(Date.now() / 1000) },
  ask: (method, path, ask) => askOver(`http://127.0.0.1:${port}${path}`, method, ask),
};

test('they are nowhere unless they are asked for, and never at the server’s own port', async () => {
  await untilReady(run());
  await expect(fetch(`http://127.0.0.1:${metricsPort}/metrics`)).rejects.toThrow();
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(await answer.text()).not.toContain('claves_request');
});

test('they count what happens, by patterns and kinds, and name nobody', async () => {
  await untilReady(run(METRICS()));
  const alice = await rotated(server, await enrol(server, 'alice'));
  const bob = await enrol(server, 'bob');
  await stock(server, alice, 1);
  const [lastResort] = await makeKeyPackages(server, alice, 1, { lastResort: true });
  if (lastResort) await putLastResort(server, alice, lastResort.keyPackage);
  const first = await scrape();
  expect(first).toMatch(/^claves_unclaimed_key_packages 1$/m);
  expect(first).toMatch(/^claves_actors 2$/m);
  for (let turn = 0; turn < 3; turn += 1) await claim(server, bob, alice.fid);
  await trust(server, { username: 'alice', sessionId: 'x', csr: 'y', password: 'not the password' });
  const text = await scrape();
  for (const line of [
    'claves_claimed_key_packages_total{kind="ordinary"} 1',
    'claves_claimed_key_packages_total{kind="last-resort"} 2',
    'claves_uploaded_key_packages_total 2',
    'claves_rotations_total 1',
    'claves_failed_logins_total 1',
    'claves_unclaimed_key_packages 0',
    'claves_actors 2',
    'claves_sessions 2',
    'claves_gateway_connections 0',
    'claves_request_duration_seconds_count{method="GET",route="/p2core/keypackage/:fid",status="200"} 3',
    'claves_request_duration_seconds_count{method="POST",route="/p2core/session/trust",status="401"} 1',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
  expect(text).toContain('nodejs_eventloop_lag_seconds');
  expect(text.includes('claves_database_connections{state="idle"}')).toBe(place.databaseUrl !== null);
  for (const secret of ['alice', 'bob', 'example.com', alice.token]) expect(text).not.toContain(secret);
});

test('what is no scrape is told where they are', async () => {
  await untilReady(run(METRICS()));
  const answer = await fetch(`http://127.0.0.1:${metricsPort}/p2core/key/server`);
  expect([answer.status, await answer.text()]).toEqual([404, 'The metrics are at /metrics.\n']);
  expect((await fetch(`http://127.0.0.1:${metricsPort}/metrics`, { method: 'POST' })).status).toBe(404);
});

test('their port in use ends the start with a sentence', async () => {
  const other = createServer().listen(metricsPort, '127.0.0.1');
  await once(other, 'listening');
  const { code, sentence } = await failureOf(run(METRICS()));
  expect(code).toBe(1);
  expect(sentence).toMatch(new RegExp(`^Port ${metricsPort} is in use[^\\n]*METRICS_PORT=[^\\n]*\\n$`));
  other.close();
});

test('they tell how many connections the gateway has', async () => {
  await untilReady(run(METRICS()));
  const webSocket = new WebSocket(`ws://127.0.0.1:${port}/p2core/gateway`);
  await once(webSocket, 'open');
  expect(await scrape()).toMatch(/^claves_gateway_connections 1$/m);
  webSocket.close();
  await once(webSocket, 'close');
  await expect.poll(scrape).toMatch(/^claves_gateway_connections 0$/m);
});
