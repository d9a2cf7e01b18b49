import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from './testing/free-port.ts';
import { type MainProcess, runMain, warningsUntilReady } from './testing/main-process.ts';

/** That the real process limits, and whom it counts. */

let folder: string;
let port: number;
let child: MainProcess;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claves-limits-'));
  port = await freePort();
});

afterEach(async () => {
  child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function start(settings: Record<string, string>): Promise<string> {
  child = runMain({ HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder, ...settings }, folder);
  return warningsUntilReady(child);
}

/** How many registrations are held back of so many, as a proxy passes them on. None of them is valid. */
async function heldBack(many: number, forwardedFor: string): Promise<number> {
  let refused = 0;
  for (let each = 0; each < many; each++) {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': forwardedFor };
    const url = `http://127.0.0.1:${port}/p2core/identity`;
    const { status } = await fetch(url, { method: 'POST', headers, body: '{}' });
    if (status === 429) refused++;
    else expect(status).toBe(400);
  }
  return refused;
}

test('limits are on, by the address of the connection: a proxy that nobody named is told of', async () => {
  expect(await start({ PUBLIC_URL: 'https://example.org' })).toMatch(
    /^PUBLIC_URL is an https address[^\n]*TRUST_PROXY=loopback[^\n]*\n$/,
  );
  expect(await heldBack(60, '192.0.2.1')).toBe(0);
  expect(await heldBack(2, '192.0.2.2')).toBe(2);
});

test('behind a proxy that is trusted they count whom it names', async () => {
  expect(await start({ PUBLIC_URL: 'https://example.org', TRUST_PROXY: 'loopback' })).toBe('');
  expect(await heldBack(61, '192.0.2.1')).toBe(1);
  expect(await heldBack(2, '192.0.2.2')).toBe(0);
});

test('limits are off where that is set', async () => {
  expect(await start({ RATE_LIMIT: 'off' })).toBe('');
  expect(await heldBack(70, '192.0.2.1')).toBe(0);
});
