import { Client } from 'pg';
import { openPostgresql } from '../../db/open-postgresql.ts';

/** Databases for tests, on one throwaway server. */

const TEMPLATE = 'claves_template';

/** Makes the database that `makeDatabase` copies: one that was migrated. Copying is faster than migrating. */
export async function makeTemplate(serverUrl: string): Promise<void> {
  await run(serverUrl, `create database ${TEMPLATE}`);
  const db = await openPostgresql(urlOf(serverUrl, TEMPLATE), 0);
  await db.destroy();
}

/** A database of one's own, migrated or `empty`: its URL. */
export async function makeDatabase(serverUrl: string, { empty = false } = {}): Promise<string> {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
  await run(serverUrl, `create database ${name} template ${empty ? 'template0' : TEMPLATE}`);
  return urlOf(serverUrl, name);
}

/** Also where somebody is still connected to it. */
export async function dropDatabase(serverUrl: string, url: string): Promise<void> {
  await run(serverUrl, `drop database if exists ${new URL(url).pathname.slice(1)} with (force)`);
}

/** Runs one statement as a user who may do everything. */
export async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function urlOf(serverUrl: string, name: string): string {
  return Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
}
