import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from './testing/free-port.ts';
import { type MainProcess, runMain, untilReady } from './testing/main-process.ts';

/** The real processes: a server, and beside it what makes its backup and puts it back. */

/** Many processes, one after another. */
const TIMEOUT = 120_000;
const ADMIN = fileURLToPath(new URL('admin.ts', import.meta.url));
let folder: string;
let settings: Record<string, string>;
let running: MainProcess | null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claves-admin-'));
  settings = { PORT: String(await freePort()), DATA_DIR: join(folder, 'data') };
  running = null;
});

afterEach(async () => {
  running?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function runAdmin(...command: string[]) {
  const env = { PATH: process.env['PATH'], ...settings };
  return spawn(process.execPath, [ADMIN, ...command], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function admin(...command: string[]) {
  const child = runAdmin(...command);
  const [out, words, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code, out, words };
}

/** Resolves, once it is ready, to a look at what it has said on standard error. */
async function start(): Promise<() => string> {
  running = runMain(settings, folder);
  let said = '';
  running.stderr.on('data', (part: Buffer) => {
    said += part;
  });
  await untilReady(running);
  return () => said;
}

async function end(): Promise<void> {
  if (!running) return;
  // Its output too has come to its end then.
  const closed = once(running, 'close');
  running.kill('SIGTERM');
  await closed;
}

async function register(username: string): Promise<number> {
  const answer = await fetch(`http://localhost:${settings['PORT']}/p2core/identity`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'a decent passphrase' }),
  });
  return answer.status;
}

test('a backup of a running server, and its restore once that has ended', { timeout: TIMEOUT }, async () => {
  const backup = join(folder, 'backup');
  await start();
  expect(await register('alice')).toBe(201);
  const made = await admin('backup', backup);
  expect([made.code, made.out]).toEqual([0, `${backup}\n`]);
  expect(await register('bob')).toBe(201);
  expect((await admin('restore', backup, '--replace')).words).toMatch(/^A server runs on [^\n]*\n$/);
  await end();
  expect((await admin('restore', backup)).words).toMatch(/--replace[^\n]*\n$/);
  const { code, words } = await admin('restore', backup, '--replace');
  expect([code, words]).toEqual([
    0,
    expect.stringMatching(
      /^The database was put back from a backup\.[^\n]*\nWhat was there before lies in [^\n]*\n$/,
    ),
  ]);
  const said = await start();
  expect([await register('alice'), await register('bob')]).toEqual([409, 201]);
  await end();
  expect(said()).toBe('');
});

test('a restore that is killed while the database is set aside lets no other server begin', {
  timeout: TIMEOUT,
}, async () => {
  const [backup, data] = [join(folder, 'backup'), join(folder, 'data')];
  await start();
  expect(await register('alice')).toBe(201);
  await end();
  await admin('backup', backup);
  // Whoever writes to it waits for a reader.
  const part = join(data, 'claves.db.part');
  execFileSync('mkfifo', [part]);
  const restoring = runAdmin('restore', backup, '--replace');
  await expect.poll(() => existsSync(join(data, 'claves.db')), { timeout: 30_000 }).toBe(false);
  restoring.kill('SIGKILL');
  await once(restoring, 'exit');
  await rm(part);
  const refused = await admin('list');
  expect([refused.code, refused.out]).toEqual([1, '']);
  expect(refused.words).toMatch(/^A restore into [^\n]* was cut short [^\n]* --replace\.\n$/);
  expect((await admin('restore', backup, '--replace')).code).toBe(0);
  await start();
  expect(await register('alice')).toBe(409);
  const [aside = ''] = (await readdir(data)).filter((name) => name.startsWith('replaced_')).sort();
  expect((await readdir(join(data, aside))).sort()).toEqual([
    'claves.db',
    expect.stringMatching(/^server-key\./),
  ]);
});

test('a damaged database is restored over, and set aside', { timeout: TIMEOUT }, async () => {
  const [backup, data] = [join(folder, 'backup'), join(folder, 'data')];
  await start();
  expect(await register('alice')).toBe(201);
  await end();
  await admin('backup', backup);
  const damage = Buffer.alloc(8192, 7);
  await writeFile(join(data, 'claves.db'), damage);
  expect((await admin('list')).words).toMatch(/^The database [^\n]* is damaged\./);
  expect((await admin('restore', backup)).words).toMatch(/--replace[^\n]*\n$/);
  expect((await admin('restore', backup, '--replace')).code).toBe(0);
  const [aside = ''] = (await readdir(data)).filter((name) => name.startsWith('replaced_'));
  expect(await readFile(join(data, aside, 'claves.db'))).toEqual(damage);
  await start();
  expect(await register('alice')).toBe(409);
});

test('what SQLite left beside a database never meets the one that is put back', async () => {
  const [backup, data] = [join(folder, 'backup'), join(folder, 'data')];
  await start();
  await end();
  await admin('backup', backup);
  await rm(join(data, 'claves.db'));
  await writeFile(join(data, 'claves.db-wal'), 'of another database');
  expect((await admin('restore', backup, '--replace')).code).toBe(0);
  const [aside = ''] = (await readdir(data)).filter((name) => name.startsWith('replaced_'));
  expect(await readFile(join(data, aside, 'claves.db-wal'), 'utf8')).toBe('of another database');
  expect((await admin('list')).code).toBe(0);
});

test('a database that was copied back by hand is noticed at the next start', {
  timeout: TIMEOUT,
}, async () => {
  const [file, copy] = [join(folder, 'data', 'claves.db'), join(folder, 'copy.db')];
  await start();
  await end();
  await copyFile(file, copy);
  await start();
  await end();
  await copyFile(copy, file);
  const said = await start();
  await expect.poll(said).toMatch(/^The database was put back from a backup\.[^\n]*\n$/);
  await end();
  const saidAfter = await start();
  await end();
  expect(saidAfter()).toBe('');
});

test('a folder that was copied back as a whole is marked by hand, also while the server runs', async () => {
  await start();
  const { code, words } = await admin('restored');
  expect([code, words]).toEqual([
    0,
    expect.stringMatching(/^The database was put back from a backup\.[^\n]*\n$/),
  ]);
});

test.each([
  [['backup']],
  [['backup', 'a', 'b']],
  [['restore']],
  [['restore', '--replace']],
  [['restored', 'x']],
])('%j is answered with how it is used', async (command) => {
  const { code, words } = await admin(...command);
  expect(code).toBe(1);
  expect(words).toMatch(/^"(backup|restore|restored)" takes [^\n]* Nothing was changed\. [^\n]*\n$/);
});
