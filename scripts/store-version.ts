import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../server/testing/free-port.ts';
import { startPostgresqlServer } from '../server/testing/postgresql/server.ts';
import { dumpSqlite } from './store-version/dump-sqlite.ts';
import { liveThrough } from './store-version/live-through.ts';

/*
 * Stores a database of the version of this server that lies in a folder: see server/db/old-versions/README.md. Arguments:
 * the folder, and the name to store it by. Its own code makes the database, on SQLite and on PostgreSQL.
 */

const STORE = new URL('../server/db/old-versions/', import.meta.url);
const [folder = '', name = ''] = process.argv.slice(2);

/** Starts that version on an empty place, lives through a little history, and ends it. */
async function live(dataDir: string, databaseUrl: string | null): Promise<object> {
  const port = await freePort('localhost');
  const url = databaseUrl === null ? {} : { DATABASE_URL: databaseUrl };
  const env = {
    PATH: process.env['PATH'],
    PORT: String(port),
    DATA_DIR: dataDir,
    DOMAIN: 'example.com',
    ...url,
  };
  const server = spawn(process.execPath, ['server/main.ts'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve) => {
    server.stdout.on('data', (part: Buffer) => {
      if (part.includes('ready')) resolve();
    });
  });
  const history = await liveThrough(`http://localhost:${port}`);
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
  const [keyFile = ''] = globSync('server-key*', { cwd: dataDir });
  return {
    key: JSON.parse(readFileSync(join(dataDir, keyFile), 'utf8')),
    ...history,
  };
}

function store(ending: string, text: string): void {
  writeFileSync(new URL(`${name}.${ending}`, STORE), text);
}

/** As SQL alone: no comments, and none of the commands of psql. */
function dumpPostgresql(url: string): string {
  const dump = execFileSync('pg_dump', ['--inserts', '--no-owner', url], { encoding: 'utf8' });
  return `${dump
    .split('\n')
    .filter((line) => line !== '' && !/^(--|\\)/.test(line))
    .join('\n')}\n`;
}

const dataDir = mkdtempSync(join(tmpdir(), 'claves-version-'));
store('json', `${JSON.stringify(await live(join(dataDir, 'a'), null), null, 2)}\n`);
store('sqlite.sql', dumpSqlite(join(dataDir, 'a', 'claves.db')));
const postgresql = await startPostgresqlServer();
if (postgresql && !process.argv.includes('--sqlite-only')) {
  store('postgresql.json', `${JSON.stringify(await live(join(dataDir, 'b'), postgresql.url), null, 2)}\n`);
  store('postgresql.sql', dumpPostgresql(postgresql.url));
}
await postgresql?.remove();
rmSync(dataDir, { recursive: true });
