import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from './testing/free-port.ts';
import { exitCode, failureOf, type MainProcess, runMain, untilReady } from './testing/main-process.ts';
import { type ThrowawayPlace, throwawayPlace } from './testing/throwaway-place.ts';

/** The real process, on PostgreSQL by `DATABASE_URL`. */

const REGISTRATION = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ username: 'alice', password: 'a decent passphrase' }),
};

let place: ThrowawayPlace;
let url: string;
const started: MainProcess[] = [];

beforeEach(async () => {
  place = await throwawayPlace({ empty: true });
  url = place.databaseUrl ?? '';
});

afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await place.remove();
});

function run(port: number, settings: Record<string, string> = {}): MainProcess {
  const { dataDir } = place;
  const child = runMain({ PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: url, ...settings }, dataDir);
  started.push(child);
  return child;
}

async function register(port: number): Promise<unknown> {
  return (await fetch(`http://localhost:${port}/p2core/identity`, REGISTRATION)).status;
}

async function certificate(port: number): Promise<string> {
  return (await fetch(`http://localhost:${port}/p2core/key/server`)).text();
}

test('an actor outlives a restart, and so does the server’s key', async () => {
  const port = await freePort();
  const first = run(port);
  await untilReady(first);
  expect(await register(port)).toBe(201);
  const before = await certificate(port);
  first.kill('SIGTERM');
  expect(await exitCode(first)).toBe(0);
  await untilReady(run(port));
  expect(await register(port)).toBe(409);
  expect(await certificate(port)).toBe(before);
});

test('two at once on one database and one folder are one server', async () => {
  const ports = [await freePort(), await freePort()];
  await Promise.all(ports.map((port) => untilReady(run(port))));
  const [one, two] = await Promise.all(ports.map(certificate));
  expect(one).toContain('LS0t');
  expect(two).toBe(one);
  expect(await Promise.all(ports.map(register))).toEqual(expect.arrayContaining([201, 409]));
});

test('where its database is taken away it goes on, and what it says names no password', async () => {
  const port = await freePort();
  const child = run(port);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part));
  await untilReady(child);
  expect((await fetch(`http://localhost:${port}/healthz`)).status).toBe(200);
  await register(port);
  await place.remove();
  const refused = await fetch(`http://localhost:${port}/p2core/identity`, REGISTRATION);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  const health = await fetch(`http://localhost:${port}/healthz`);
  expect([health.status, await health.text()]).toEqual([503, 'the database does not answer']);
  child.kill('SIGTERM');
  expect(await exitCode(child)).toBe(0);
  expect(said).toContain('"fault":"UNAVAILABLE","codes":["3D000"]}');
  expect(said).not.toContain(new URL(url).password);
});

test('a database that somebody else keeps busy is told in one sentence', async () => {
  const port = await freePort();
  const first = run(port);
  await untilReady(first);
  first.kill('SIGTERM');
  await exitCode(first);
  const other = new Client({ connectionString: url });
  await other.connect();
  await other.query('begin; select id from server_certificates for share');
  const { code, sentence } = await failureOf(run(port));
  await other.end();
  expect(code).toBe(1);
  expect(sentence).toMatch(/^The database is too busy, or does not answer\.[^\n]*\n$/);
});

test.each(['sslmode=require', 'sslmode=nonsense', 'sslcert=/nope/x'])(
  'what cannot come about by %s is told in one sentence',
  async (query) => {
    const { code, sentence } = await failureOf(run(await freePort(), { DATABASE_URL: `${url}?${query}` }));
    expect(code).toBe(1);
    expect(sentence).toMatch(/^[A-Z][^\n]* DATABASE_URL [^\n]* Nothing was changed\.[^\n]*\n$/);
  },
);

test('a database that is not there is told in one sentence', async () => {
  const missing = url.replace(/[^/]*$/, 'nowhere');
  const { code, sentence } = await failureOf(run(await freePort(), { DATABASE_URL: missing }));
  expect(code).toBe(1);
  expect(sentence).toMatch(/^PostgreSQL refuses to open the database 127\.0\.0\.1:\d+\/nowhere\.[^\n]*\n$/);
});
