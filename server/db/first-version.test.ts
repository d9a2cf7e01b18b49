import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { fromBase64 } from '../../src/crypto/encoding.ts';
import { keyPackageRef } from '../../src/crypto/mls/ref.ts';
import { writeKeyFile } from '../services/server-key-file.ts';
import { run } from '../testing/postgresql/databases.ts';
import { START, startTestServer, startTestServerIn, type TestServer } from '../testing/test-server.ts';
import { enrol, stock } from '../testing/test-session.ts';
import { throwawayPlace } from '../testing/throwaway-place.ts';
import { MIGRATIONS } from './migrations/list.ts';
import type { Database } from './schema.ts';

/**
 * A server of today on the first database that was ever stored: two sessions of alice, of which the browser has rotated
 * once, with KeyPackages claimed, waiting, voided and a last-resort one; and bob, who claimed once.
 */

interface Stored {
  readonly now: number;
  readonly tokens: Readonly<Record<'browser' | 'phone' | 'bob', string>>;
  readonly inventory: Readonly<Record<'browser' | 'phone', { readonly available: readonly string[] }>>;
  readonly idCerts: readonly unknown[];
}

const KEY = { seed: new Uint8Array(32).fill(7), created: START - 60 };
const STORED: Stored = JSON.parse(fixture('version-1.json'));

let server: TestServer;

beforeEach(async () => {
  const place = await throwawayPlace({ empty: true });
  await writeKeyFile(place.dataDir, KEY);
  const { dataDir, databaseUrl } = place;
  if (databaseUrl === null) restoreSqlite(join(dataDir, 'claves.db'));
  else await run(databaseUrl, fixture('version-1.postgresql.sql'));
  server = await startTestServerIn(place, { begin: STORED.now });
});

afterEach(() => server.close());

function fixture(name: string): string {
  return readFileSync(new URL(`testing/${name}`, import.meta.url), 'utf8');
}

function restoreSqlite(file: string): void {
  const database = new DatabaseSync(file);
  database.exec(fixture('version-1.sqlite.sql'));
  database.close();
}

async function claimed(): Promise<string[]> {
  const { body } = await server.ask('GET', '/p2core/keypackage/alice@example.com', {
    token: STORED.tokens.bob,
  });
  return Promise.all(z.parse(z.array(z.string()), body).map((wire) => keyPackageRef(fromBase64(wire))));
}

test('everything is there, and each token is still good', async () => {
  for (const name of ['browser', 'phone'] as const) {
    const token = STORED.tokens[name];
    const { body } = await server.ask('GET', '/p2core/keypackage/@me', { token });
    expect(body).toEqual(STORED.inventory[name]);
    expect((await server.ask('GET', '/p2core/key/user/@me', { token })).body).toEqual(STORED.idCerts);
  }
});

test('claims go on with the oldest', async () => {
  const { browser, phone } = STORED.inventory;
  const lastResort = '5729a7aae27227d14218abcf778af77fe375da9d4818b2b568e4c4499d037767';
  expect(await claimed()).toEqual([browser.available[0], phone.available[0]]);
  expect(await claimed()).toEqual([browser.available[1]]);
  expect(await claimed()).toEqual([lastResort]);
});

test('new rows come after the old ones: a new session, and its KeyPackages', async () => {
  const tablet = await enrol(server, 'alice', 'tablet');
  const [first] = await stock(server, tablet, 2);
  expect((await claimed()).at(-1)).toBe(first?.ref);
});

test('each migration has been applied, and the tables are those of a new database', async () => {
  const rows = await server.home.db.selectFrom('migrations').selectAll().orderBy('number').execute();
  const later = MIGRATIONS.slice(1).map((_, index) => ({ number: index + 2, applied_at: STORED.now }));
  expect(rows).toEqual([{ number: 1, applied_at: START }, ...later]);
  const fresh = await startTestServer();
  expect(await schemaOf(server)).toEqual(await schemaOf(fresh));
  await fresh.close();
});

/** As the database describes it: every table, column, index and constraint. */
async function schemaOf({ home: { db }, databaseUrl }: TestServer): Promise<unknown> {
  const rows = databaseUrl === null ? await sqliteSchema(db) : await postgresqlSchema(db);
  expect(rows.length).toBeGreaterThan(20);
  return rows;
}

async function sqliteSchema(db: Database): Promise<unknown[]> {
  return (await sql`select type, name, sql from sqlite_master order by type, name`.execute(db)).rows;
}

async function postgresqlSchema(db: Database): Promise<unknown[]> {
  const columns = sql`
    select table_name, column_name, data_type, is_nullable, is_identity, column_default
    from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position`;
  const indexes = sql`select indexdef from pg_indexes where schemaname = 'public' order by indexname`;
  const constraints = sql`
    select conrelid::regclass::text as on_table, pg_get_constraintdef(oid) as rule
    from pg_constraint where connamespace = 'public'::regnamespace order by on_table, rule`;
  const answers = await Promise.all([columns, indexes, constraints].map((query) => query.execute(db)));
  return answers.flatMap(({ rows }) => rows);
}
