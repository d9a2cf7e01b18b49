import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Place } from '../db/open.ts';
import { makeDatabase } from '../testing/postgresql/databases.ts';
import { type PostgresqlServer, startPostgresqlServer } from '../testing/postgresql/server.ts';
import { type Outcome, runClaims } from './claims/run.ts';

/*
 * `npm run soak:claims`: the promises on claims under load and under kills, on each database, at full size. Prints a
 * table, and ends with 1 where a promise was broken. `--kills`: of each run, with commas between.
 */

const { values } = parseArgs({
  options: {
    'key-packages': { type: 'string', default: '10000' },
    claimers: { type: 'string', default: '50' },
    kills: { type: 'string', default: '0,20' },
    databases: { type: 'string', default: 'sqlite,postgresql' },
  },
});
const TARGETS = 4;
const SIZE = {
  claimers: Number(values.claimers),
  targets: TARGETS,
  batches: Math.ceil(Number(values['key-packages']) / TARGETS / 100),
};

const HEAD = [
  '| database | processes | kills | KeyPackages | claims answered | failed | perhaps claimed | never seen | asked again | broken promises | time |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
];

let broken = 0;

async function onPlace(place: Place, postgresql: PostgresqlServer | null, kills: number): Promise<void> {
  const processes = postgresql ? 2 : 1;
  const databaseKills = postgresql ? Math.floor(kills / 2) : 0;
  const serverKills = kills - databaseKills;
  const outcome = await runClaims({ ...SIZE, place, processes, serverKills, databaseKills, postgresql });
  const name = postgresql ? 'PostgreSQL' : 'SQLite';
  console.log(
    rowOf(name, processes, postgresql ? `${serverKills} + ${databaseKills}` : String(kills), outcome),
  );
  for (const violation of outcome.violations.slice(0, 10)) console.error(violation);
  broken += outcome.violations.length;
}

function rowOf(name: string, processes: number, kills: string, outcome: Outcome): string {
  const { uploaded, claims, failed, lost, unseen, again, violations, seconds } = outcome;
  const cells = [name, processes, kills, uploaded, claims, failed, lost, unseen, again.asked];
  return `| ${[...cells, violations.length, `${Math.round(seconds)} s`].join(' | ')} |`;
}

async function inFolder(work: (dataDir: string) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'claves-soak-'));
  try {
    await work(dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function onSqlite(kills: number): Promise<void> {
  await inFolder((dataDir) => onPlace({ dataDir, databaseUrl: null }, null, kills));
}

async function onPostgresql(kills: number): Promise<void> {
  const postgresql = await startPostgresqlServer();
  if (!postgresql) return console.error('PostgreSQL is not installed: its rows are left out.');
  try {
    const databaseUrl = await makeDatabase(postgresql.url, { empty: true });
    await inFolder((dataDir) => onPlace({ dataDir, databaseUrl }, postgresql, kills));
  } finally {
    await postgresql.remove();
  }
}

for (const line of HEAD) console.log(line);
for (const kills of values.kills.split(',').map(Number)) {
  if (values.databases.includes('sqlite')) await onSqlite(kills);
  if (values.databases.includes('postgresql')) await onPostgresql(kills);
}
process.exit(broken === 0 ? 0 : 1);
