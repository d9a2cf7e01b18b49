import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from './testing/free-port.ts';
import { exitCode, failureOf, MAIN, type MainProcess, runMain, untilReady } from './testing/main-process.ts';

/** The real process, as `npm start` runs it. */

let folder: string;
let port: number;
const started: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claves-main-'));
  port = await freePort();
});

afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function run(settings: Record<string, string> = {}): MainProcess {
  const child = runMain({ PORT: String(port), DATA_DIR: folder, ...settings }, folder);
  started.push(child);
  return child;
}

/** A server that is ready, and what it said until then. */
async function start(settings: Record<string, string> = {}): Promise<{ child: MainProcess; said: string }> {
  const child = run(settings);
  return { child, said: await untilReady(child) };
}

function failure(settings: Record<string, string>): Promise<{ code: unknown; sentence: string }> {
  return failureOf(run(settings));
}

const BODY = JSON.stringify({ username: 'alice', password: 'a decent passphrase' });

/** A registration that the server has begun to read and that lacks half its body. */
async function halfRequest(): Promise<{ finish: () => Promise<string> }> {
  const socket = connect(port, '127.0.0.1');
  const head = ['POST /p2core/identity HTTP/1.1', 'Host: localhost', 'Content-Type: application/json'];
  socket.write(`${head.join('\r\n')}\r\nContent-Length: ${BODY.length}\r\nExpect: 100-continue\r\n\r\n`);
  await once(socket, 'data');
  socket.write(BODY.slice(0, 10));
  socket.on('error', () => {});
  const finish = (): Promise<string> => {
    socket.write(BODY.slice(10));
    return text(socket);
  };
  return { finish };
}

async function untilRefused(): Promise<void> {
  while (await fetch(`http://localhost:${port}/healthz`).catch(() => null)) await wait(50);
}

describe('the process', () => {
  it('says where to open it, and answers there', async () => {
    const { said } = await start();
    expect(said).toContain(`Open http://localhost:${port}\n`);
    const healthy = await fetch(`http://localhost:${port}/healthz`);
    expect([healthy.status, await healthy.text()]).toEqual([200, 'ok']);
    const found = await fetch(`http://localhost:${port}/.well-known/polyproto-core`);
    expect(await found.json()).toEqual({ api: `http://localhost:${port}`, dialects: ['p2core'] });
  });

  it('lets its page connect to the servers that it was told of', async () => {
    await start({ FOREIGN_SERVERS: '{"other.example":"http://localhost:8788/p/"}' });
    const { headers } = await fetch(`http://localhost:${port}/`);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("; connect-src 'self' https: wss: http://localhost:8788; ");
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends on %s after what runs has its answer', async (signal) => {
    const { child } = await start();
    const { finish } = await halfRequest();
    child.kill(signal);
    await untilRefused();
    const answer = await finish();
    expect(answer).toMatch(/^HTTP\/1\.1 201 /);
    expect(answer).toContain('{"fid":"alice@localhost"}');
    expect(await exitCode(child)).toBe(0);
  });

  it('ends at once where a connection is only kept open', async () => {
    const { child } = await start();
    await (await fetch(`http://localhost:${port}/healthz`)).text();
    const begun = performance.now();
    child.kill('SIGTERM');
    expect(await exitCode(child)).toBe(0);
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  it('takes two signals of one Ctrl-C for one', async () => {
    const { child } = await start();
    const { finish } = await halfRequest();
    child.kill('SIGINT');
    await wait(50);
    child.kill('SIGINT');
    expect(await finish()).toMatch(/^HTTP\/1\.1 201 /);
    expect(await exitCode(child)).toBe(0);
  });

  it('does not wait any longer after a second signal', async () => {
    const { child } = await start();
    await halfRequest();
    child.kill('SIGTERM');
    await wait(1500);
    const begun = performance.now();
    child.kill('SIGTERM');
    expect(await exitCode(child)).toBe(1);
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

it('ends when npm is told to end, though npm tells only the shell between them', async () => {
  const env = {
    PATH: process.env['PATH'],
    PORT: String(port),
    DATA_DIR: folder,
    npm_lifecycle_event: 'start',
  };
  const shell = spawn('sh', ['-c', `"${process.execPath}" "${MAIN}"; true`], { env, stdio: 'ignore' });
  started.push(shell);
  await expect.poll(isHealthy, { timeout: 10_000 }).toBe(true);
  shell.kill('SIGTERM');
  await expect.poll(isHealthy, { timeout: 10_000 }).toBe(false);
});

function isHealthy(): Promise<boolean> {
  return fetch(`http://localhost:${port}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

describe('a process that cannot start ends with one sentence', () => {
  it('for a bad setting', async () => {
    const { code, sentence } = await failure({ PUBLIC_URL: 'example.org' });
    expect(code).toBe(1);
    expect(sentence).toMatch(/^The setting PUBLIC_URL is "example\.org"[^\n]*\n$/);
  });

  it('for limits that are off where others come in', async () => {
    const { code, sentence } = await failure({ HOST: '0.0.0.0', RATE_LIMIT: 'off' });
    expect(code).toBe(1);
    expect(sentence).toMatch(/^The setting RATE_LIMIT is off[^\n]*HOST is "0\.0\.0\.0"[^\n]*\n$/);
  });

  it('for a setting of trials where others can reach it', async () => {
    const FOREIGN_SERVERS = '{"other.example":"http://localhost:1"}';
    const { code, sentence } = await failure({ HOST: '0.0.0.0', FOREIGN_SERVERS });
    expect(code).toBe(1);
    expect(sentence).toMatch(/^The setting FOREIGN_SERVERS [^\n]*HOST=localhost\.\n$/);
  });

  it('for a port in use', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const { code, sentence } = await failure({ HOST: '127.0.0.1' });
    expect(code).toBe(1);
    expect(sentence).toMatch(new RegExp(`^Port ${port} is in use[^\n]*\n$`));
    other.close();
  });

  it('for a data folder that nobody can make', async () => {
    const { code, sentence } = await failure({ DATA_DIR: '/proc/claves/data' });
    expect(code).toBe(1);
    expect(sentence).toMatch(/^The data folder \/proc\/claves\/data cannot be used\.[^\n]*\n$/);
  });

  it('for a data folder that another server has, for as long as that lives', {
    timeout: 60_000,
  }, async () => {
    const { child } = await start();
    const { code, sentence } = await failure({ PORT: String(await freePort()) });
    expect(code).toBe(1);
    expect(sentence).toMatch(
      new RegExp(`^Another server, process ${child.pid}, runs on the data folder [^\\n]*\\n$`),
    );
    expect(await isHealthy()).toBe(true);
    child.kill('SIGKILL');
    await start();
    expect(await isHealthy()).toBe(true);
  });

  it('for an address of another machine', async () => {
    const { code, sentence } = await failure({ HOST: '192.0.2.1' });
    expect(code).toBe(1);
    expect(sentence).toMatch(/^The setting HOST is "192\.0\.2\.1"[^\n]*\n$/);
  });

  it('for the data of another domain', async () => {
    const { child } = await start();
    child.kill('SIGTERM');
    expect(await exitCode(child)).toBe(0);
    const { code, sentence } = await failure({ DOMAIN: 'example.org' });
    expect(code).toBe(1);
    expect(sentence).toMatch(/^[^\n]*domain localhost, but DOMAIN is example\.org\.[^\n]*\n$/);
  });
});
