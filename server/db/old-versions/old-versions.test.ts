import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import * as z from 'zod/mini';
import { fromBase64 } from '../../../src/crypto/encoding.ts';
import { keyPackageRef } from '../../../src/crypto/mls/ref.ts';
import {
  type OldHistory,
  restoreOldVersion,
  runSql,
  schemaVersionOf,
  storedNames,
} from '../../testing/old-version.ts';
import { startTestServer, startTestServerIn, type TestServer } from '../../testing/test-server.ts';
import { enrol, makeKey, stock } from '../../testing/test-session.ts';
import { MIGRATIONS } from '../migrations/list.ts';
import { openDatabase } from '../open.ts';
import type { Database } from '../schema.ts';

/** A server of today on a database of each earlier version of the schema. */

const KIND = inject('postgresql') === undefined ? 'sqlite' : 'postgresql';
const NAMES = storedNames(KIND);

test('every version before the present one is stored: see the README beside', () => {
  const earlier = MIGRATIONS.slice(1).map((_, index) => index + 1);
  const stored = NAMES.map((name) => schemaVersionOf(name, KIND));
  expect([...new Set(stored)].sort((a, b) => a - b)).toEqual(earlier);
});

describe.each(NAMES)('%s', (name) => {
  let server: TestServer;
  let history: OldHistory;

  beforeEach(async () => {
    const restored = await restoreOldVersion(name);
    ({ history } = restored);
    server = await startTestServerIn(restored.place, { begin: history.now });
  });

  afterEach(() => server.close());

  async function claimed(): Promise<string[]> {
    const { body } = await server.ask('GET', '/p2core/keypackage/alice@example.com', {
      token: history.tokens.bob,
    });
    return Promise.all(z.parse(z.array(z.string()), body).map((wire) => keyPackageRef(fromBase64(wire))));
  }

  async function readAt(timestamp: number): Promise<unknown> {
    return (await server.ask('GET', `/p2core/key/user/alice@example.com?timestamp=${timestamp}`)).body;
  }

  test('everything is there, and each token is still good', async () => {
    for (const session of ['browser', 'phone'] as const) {
      const token = history.tokens[session];
      const { body } = await server.ask('GET', '/p2core/keypackage/@me', { token });
      expect(body).toEqual(history.inventory[session]);
      expect((await server.ask('GET', '/p2core/key/user/@me', { token })).body).toEqual(history.idCerts);
    }
  });

  test('claims go on with the oldest, to the last-resort one', async () => {
    const { browser, phone } = history.inventory;
    const first = [browser.available[0], phone.available[0]];
    expect(await claimed()).toEqual(first);
    for (const ref of browser.available.slice(1)) expect(await claimed()).toEqual([ref]);
    expect(await claimed()).toEqual([browser.last_resort?.ref]);
  });

  test('a session rotates, and both ID-Certs are read by their time', async () => {
    const token = history.tokens.browser;
    const before = await readAt(history.now);
    const old = history.idCerts.filter(({ session_id }) => session_id === 'browser').at(-1);
    expect(before).toContain(old?.id_cert);
    server.clock.now += 1000;
    const { request } = await makeKey(server, 'alice');
    const { status, body } = await server.ask('POST', '/p2core/key/user/@me', { token, body: request });
    expect(status).toBe(201);
    expect(await readAt(history.now)).toEqual(before);
    expect(await readAt(server.clock.now)).toContain(body);
    expect(await readAt(server.clock.now)).not.toContain(old?.id_cert);
    const { body: own } = await server.ask('GET', '/p2core/keypackage/@me', { token });
    expect(own).toMatchObject({ available: [], last_resort: null });
  });

  test('one signs in with the old password: a new session, whose KeyPackages come after the old ones', async () => {
    const tablet = await enrol(server, 'alice', 'tablet');
    const [first] = await stock(server, tablet, 2);
    expect((await claimed()).at(-1)).toBe(first?.ref);
  });

  test('each migration has been applied, and the tables are those of a new database', async () => {
    const rows = await server.home.db.selectFrom('migrations').selectAll().orderBy('number').execute();
    expect(rows.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, index) => index + 1));
    for (const { applied_at } of rows.slice(schemaVersionOf(name, KIND)))
      expect(applied_at).toBe(history.now);
    const fresh = await startTestServer();
    expect(await schemaOf(server)).toEqual(await schemaOf(fresh));
    await fresh.close();
  });
});

test('a migration that fails leaves the database as it was, and once its cause is gone all goes on', async () => {
  const { place, history } = await restoreOldVersion('version-1');
  // The third one wants this name; the two before it have been through by then.
  await runSql(place, 'create index id_certs_by_issue on tokens (created_at)');
  await expect(openDatabase(place, history.now)).rejects.toThrow();
  await expect(runSql(place, 'select deleted_at from actors')).rejects.toThrow(/deleted_at/);
  await expect(runSql(place, 'select hash from invitations')).rejects.toThrow(/invitations/);
  await runSql(place, 'drop index id_certs_by_issue');
  const server = await startTestServerIn(place, { begin: history.now });
  const { body } = await server.ask('GET', '/p2core/key/user/@me', { token: history.tokens.phone });
  expect(body).toEqual(history.idCerts);
  await server.close();
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
