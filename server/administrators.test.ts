import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from './testing/free-port.ts';
import { exitCode, type MainProcess, runMain, warningsUntilReady } from './testing/main-process.ts';

/** What the real process says of administrators that nobody is yet. */

let folder: string;
let port: number;
let child: MainProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claves-administrators-'));
  port = await freePort();
});

afterEach(async () => {
  child?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** What it says on the console until it is ready, beside that. */
function warningAtStart(settings: Record<string, string>): Promise<string> {
  child = runMain({ PORT: String(port), DATA_DIR: folder, ...settings }, folder);
  return warningsUntilReady(child);
}

async function stop(): Promise<void> {
  child?.kill('SIGTERM');
  if (child) expect(await exitCode(child)).toBe(0);
}

async function register(username: string): Promise<void> {
  const body = JSON.stringify({ username, password: 'a decent passphrase' });
  const headers = { 'content-type': 'application/json' };
  const url = `http://localhost:${port}/p2core/identity`;
  expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(201);
}

test('a name that is free while registration is open is told of, in one sentence, until it is registered', async () => {
  const settings = { ADMINISTRATORS: 'alice,bob' };
  expect(await warningAtStart(settings)).toMatch(
    /^ADMINISTRATORS names alice@localhost, bob@localhost, [^\n]*\n$/,
  );
  await register('alice');
  await stop();
  expect(await warningAtStart(settings)).toMatch(/^ADMINISTRATORS names bob@localhost, [^\n]*\n$/);
  await register('bob');
  await stop();
  expect(await warningAtStart(settings)).toBe('');
});

test.each(['invitation', 'closed'])('nothing is said where registration is %s', async (REGISTRATION) => {
  expect(await warningAtStart({ ADMINISTRATORS: 'alice', REGISTRATION })).toBe('');
});
