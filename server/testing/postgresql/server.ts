import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from '../free-port.ts';
import { findPrograms, type Programs } from './programs.ts';
import { postgresqlUser } from './user.ts';

/** A throwaway PostgreSQL server, on loopback, in a folder of its own below the folder for temporary files. */
export interface PostgresqlServer {
  /** Of the database `postgres`, as a user who may do everything. */
  readonly url: string;
  /** Ends it as an administrator would; its data stay. */
  stop(): Promise<void>;
  /** `kill -9`, of each of its processes; its data stay. */
  kill(): Promise<void>;
  /** Again, at the same address. Resolves once it answers. */
  start(): Promise<void>;
  /** Ends it and removes its folder, which also happens when the process that started it dies. */
  remove(): Promise<void>;
}

interface Cluster {
  readonly programs: Programs;
  readonly folder: string;
  readonly port: number;
  readonly url: string;
  readonly settings: Readonly<Record<string, string>>;
}

const USER = 'claves';
/** Milliseconds, on a machine that has much else to do. */
const STARTS_WITHIN = 60_000;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
  shared_buffers: '64MB',
  deadlock_timeout: '200ms',
};
/** Nothing has to outlive the tests, so nothing waits for the disk. */
const HASTY = { fsync: 'off', full_page_writes: 'off' };

/**
 * Beside the server, and ends with it. A line on its input stops the server; the end of its input, which comes at the
 * latest when the process at the other end dies, removes it too. Arguments: the folder, the program, its arguments.
 */
const GUARD = `
  folder=$1; shift
  "$@" & server=$!
  if read -r line; then kill -INT $server; wait $server
  else kill -QUIT $server; wait $server; rm -rf "$folder"; fi
`;

/**
 * Makes a server and starts it. Null where PostgreSQL is not installed. `durable`: every commit waits for the disk, as
 * it does where people's data lie.
 */
export async function startPostgresqlServer({ durable = false } = {}): Promise<PostgresqlServer | null> {
  const programs = findPrograms();
  if (!programs) return null;
  const cluster = await makeCluster(programs, durable ? SETTINGS : { ...SETTINGS, ...HASTY });
  let guard: ChildProcess;
  const end = async (input?: string): Promise<void> => {
    const ended = guard.exitCode === null ? once(guard, 'exit') : null;
    guard.stdin?.end(input);
    await ended;
  };
  const start = async (): Promise<void> => {
    guard = spawnGuard(cluster);
    await untilItAnswers(cluster.url).catch(async (error: unknown) => {
      await end();
      throw error;
    });
  };
  const kill = (): Promise<void> => {
    killCluster(cluster);
    return end('stop\n');
  };
  await start();
  return { url: cluster.url, stop: () => end('stop\n'), kill, start, remove: () => end() };
}

async function makeCluster(programs: Programs, settings: Cluster['settings']): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'claves-postgresql-'));
  const user = postgresqlUser();
  const password = crypto.randomUUID();
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid);
  const options = [`--username=${USER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const neutral = ['--encoding=UTF8', '--locale=C', '--no-sync', '--pgdata', join(folder, 'data')];
  execFileSync(programs.initdb, [...options, ...neutral], { cwd: folder, stdio: 'pipe', ...user });
  const port = await freePort();
  const url = `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`;
  return { programs, folder, port, url, settings };
}

function spawnGuard({ programs, folder, port, settings }: Cluster): ChildProcess {
  const options = Object.entries({ ...settings, port }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const server = [programs.postgres, '-D', join(folder, 'data'), ...options];
  return spawn('sh', ['-c', GUARD, 'sh', folder, ...server], {
    cwd: folder,
    // Out of reach of a terminal's Ctrl-C, which would end the guard before the server.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    ...postgresqlUser(),
  });
}

/** The children first known, then all at once: one that outlived its parent would keep the next server from starting. */
function killCluster({ folder }: Cluster): void {
  const parent = Number.parseInt(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8'), 10);
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ');
  for (const pid of [parent, ...children.filter(Boolean).map(Number)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

async function untilItAnswers(url: string): Promise<void> {
  const deadline = performance.now() + STARTS_WITHIN;
  for (;;) {
    const client = new Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await wait(50);
    }
  }
}
