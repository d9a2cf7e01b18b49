import { closeSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, DatabaseError, escapeIdentifier } from 'pg';
import { APPLICATION_NAME } from '../db/postgresql.ts';
import { readPostgresqlUrl } from '../db/postgresql-url.ts';
import { StartError } from '../start-error.ts';
import { runClient, runClientOn } from './postgresql-programs.ts';
import type { Identity, Store } from './store.ts';

const DUMP = 'database.dump';
/** What was set aside is no part of a backup. */
const ASIDE = 'replaced*';

const INTO_ONE = ['--single-transaction', '--no-owner', '--no-privileges'];
/** SQLSTATE: a table that is not there. */
const NO_TABLE = '42P01';
const IDENTITY = 'select domain, fingerprint from server_certificates where superseded_at is null';
const TABLES = 'select tablename from pg_tables where schemaname = $1';
const RUNNING = `
  select count(*)::int as count from pg_stat_activity
  where datname = current_database() and application_name = $1
`;

/** A PostgreSQL database: all of its schema `public`. */
export function postgresqlStore(databaseUrl: string): Store {
  const { url } = readPostgresqlUrl(databaseUrl);
  return {
    kind: 'postgresql',
    copyTo: (folder) => copyTo(url, join(folder, DUMP)),
    check: (folder, fingerprint) => check(join(folder, DUMP), fingerprint),
    async expectIdle() {
      const [row] = await ask(url, RUNNING, [APPLICATION_NAME]);
      if (row?.['count'] !== 0) throw inUse();
    },
    isEmpty: async () => (await ask(url, TABLES, ['public'])).length === 0,
    setAside: (name) => moveTables(url, 'public', name),
    putBack: (folder) => runClientOn(url, 'pg_restore', [...INTO_ONE, join(folder, DUMP)]),
    takeBack: (name) => moveTables(url, name, 'public'),
  };
}

/** A dump is of one moment by itself. The server's key must not have changed around it. */
async function copyTo(url: string, dump: string): Promise<Identity> {
  const before = await identityIn(url);
  // Before pg_dump does, for its owner alone.
  closeSync(openSync(dump, 'wx', 0o600));
  await runClientOn(url, 'pg_dump', ['--format=custom', `--exclude-schema=${ASIDE}`, `--file=${dump}`]);
  await sync(dump);
  if ((await identityIn(url)).fingerprint !== before.fingerprint) throw keyChanged();
  return before;
}

async function identityIn(url: string): Promise<Identity> {
  const [row] = await ask(url, IDENTITY);
  if (!row) throw nothingThere();
  return { domain: String(row['domain']), fingerprint: String(row['fingerprint']) };
}

async function check(dump: string, fingerprint: string): Promise<void> {
  const certificates = await runClient('pg_restore', [
    '--data-only',
    '--table=server_certificates',
    '--file=-',
    dump,
  ]);
  if (!certificates.includes(fingerprint)) throw ofAnotherKey();
}

/** All tables of a schema into another, which is made where it is missing; what belongs to them goes along. */
async function moveTables(url: string, from: string, to: string): Promise<void> {
  const tables = await ask(url, TABLES, [from]);
  const moves = tables.map(({ tablename }) => {
    const table = `${escapeIdentifier(from)}.${escapeIdentifier(String(tablename))}`;
    return `alter table ${table} set schema ${escapeIdentifier(to)}`;
  });
  // One query is one transaction.
  await ask(url, [`create schema if not exists ${escapeIdentifier(to)}`, ...moves].join(';'));
}

async function ask(url: string, statement: string, values?: string[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url, application_name: 'claves backup' });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(statement, values)).rows ?? [];
  } catch (error) {
    if (error instanceof DatabaseError && error.code === NO_TABLE) throw nothingThere();
    throw error instanceof DatabaseError ? error : unreachable();
  } finally {
    await client.end().catch(() => {});
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync();
  await file.close();
}

function unreachable(): StartError {
  return new StartError(
    'The database that DATABASE_URL names does not answer. Nothing was changed. Check that PostgreSQL runs there, then try again.',
  );
}

function inUse(): StartError {
  return new StartError(
    'A server runs on the database that DATABASE_URL names. Nothing was changed. End every server on it, then try again.',
  );
}

function nothingThere(): StartError {
  return new StartError(
    'There is nothing of a server in the database that DATABASE_URL names. Nothing was backed up. Check DATABASE_URL, or start the server once.',
  );
}

function keyChanged(): StartError {
  return new StartError(
    'The server’s key was changed while the database was copied. No backup was made, and the server runs on. Try again.',
  );
}

function ofAnotherKey(): StartError {
  return new StartError(
    'The database in this backup does not belong to its key file. Nothing was changed. Use another backup.',
  );
}
