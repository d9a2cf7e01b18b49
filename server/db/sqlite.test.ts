import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StartError } from '../start-error.ts';
import { openDatabase } from './open.ts';
import type { Database } from './schema.ts';

const actor = { local_name: 'alice', password_hash: '', created_at: 1 };

let dataDir: string;
let db: Database;

beforeEach(async () => {
  dataDir = join(await mkdtemp(join(tmpdir(), 'claves-')), 'data');
  db = await openDatabase({ dataDir, databaseUrl: null }, 1000);
});

afterEach(async () => {
  await db.destroy();
  await rm(join(dataDir, '..'), { recursive: true });
});

async function pragma(name: string): Promise<unknown> {
  const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db);
  return Object.values(rows[0] ?? {})[0];
}

function names(): Promise<{ local_name: string }[]> {
  return db.selectFrom('actors').select('local_name').execute();
}

describe('the connection', () => {
  test('loses no commit and keeps references', async () => {
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
    expect(await pragma('busy_timeout')).toBe(2000);
  });
});

test('the keys of another server are found by its domain, in their order, without a look at all others', async () => {
  const query = db.selectFrom('foreign_server_keys').selectAll().where('domain', '=', 'x').orderBy('id');
  expect(await query.explain(undefined, sql`query plan`)).toEqual([
    expect.objectContaining({
      detail: expect.stringMatching(/USING INDEX foreign_server_keys_by_domain \(domain=\?\)$/),
    }),
  ]);
});

describe('transactions', () => {
  test('come one after another, though each waits in its middle', async () => {
    const grow = () =>
      db.transaction().execute(async (tx) => {
        const { count } = await tx
          .selectFrom('actors')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
        await new Promise((resolve) => setTimeout(resolve, 2));
        await tx
          .insertInto('actors')
          .values({ ...actor, local_name: `actor-${count}` })
          .execute();
      });
    await Promise.all(Array.from({ length: 10 }, grow));
    expect(await names()).toHaveLength(10);
  });

  test('hold the write lock from their beginning, and another process is told to come again', async () => {
    const other = await openDatabase({ dataDir, databaseUrl: null }, 1000);
    await db.transaction().execute(async () => {
      const refused = other.insertInto('actors').values(actor).execute();
      await expect(refused).rejects.toMatchObject({ code: 'UNAVAILABLE', details: { retryAfter: 5 } });
    });
    await other.insertInto('actors').values(actor).execute();
    await other.destroy();
    expect(await names()).toEqual([{ local_name: 'alice' }]);
  });
});

describe('errors', () => {
  test('a full disk, where SQLite rolls back by itself, and later room again', async () => {
    const pages = Number(await pragma('page_count'));
    await sql`pragma max_page_count = ${sql.raw(String(pages))}`.execute(db);
    const long = { ...actor, password_hash: 'x'.repeat(100_000) };
    const work = db.transaction().execute((tx) => tx.insertInto('actors').values(long).execute());
    await expect(work).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await sql`pragma max_page_count = ${sql.raw(String(pages + 1000))}`.execute(db);
    await db.transaction().execute((tx) => tx.insertInto('actors').values(actor).execute());
    expect(await names()).toHaveLength(1);
  });
});

describe('opening', () => {
  test('makes a folder and files for their owner alone, and leaves one file', async () => {
    const modeOf = async (name: string) => (await stat(join(dataDir, name))).mode & 0o777;
    expect(await modeOf('.')).toBe(0o700);
    for (const name of await readdir(dataDir)) expect(await modeOf(name)).toBe(0o600);
    await db.destroy();
    expect(await readdir(dataDir)).toEqual(['claves.db']);
  });

  test('refuses what is no database and what is no folder', async () => {
    const file = join(dataDir, 'file');
    await writeFile(file, 'text');
    await expect(openDatabase({ dataDir: file, databaseUrl: null }, 1000)).rejects.toThrow(StartError);
    await db.destroy();
    await writeFile(join(dataDir, 'claves.db'), 'x'.repeat(5000));
    await expect(openDatabase({ dataDir, databaseUrl: null }, 1000)).rejects.toThrow(/is damaged/);
  });
});
