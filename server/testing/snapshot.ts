import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../db/schema.ts';

/** Gives digests of every row of every table: equal exactly where nothing has changed. The tables must stay. */
export function snapshotsOf(db: Database): () => Promise<string> {
  let names: Promise<string[]> | null = null;
  return async () => {
    names ??= tableNames(db);
    const hash = createHash('sha256');
    for (const name of await names) hash.update(JSON.stringify([name, await rowsOf(db, name)]));
    return hash.digest('hex');
  };
}

/** Every value of every row of every table, one after another: to look whether something stands there. */
export async function everythingIn(db: Database): Promise<Buffer> {
  const tables = await Promise.all((await tableNames(db)).map((name) => valuesOf(db, name)));
  const values = tables.flat();
  return Buffer.concat(
    values.map((value) => (value instanceof Uint8Array ? value : Buffer.from(String(value)))),
  );
}

async function valuesOf(db: Database, name: string): Promise<unknown[]> {
  const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(db);
  return rows.flatMap((row) => Object.values(row));
}

async function tableNames(db: Database): Promise<string[]> {
  return (await db.introspection.getTables()).map(({ name }) => name).sort();
}

/** Sorted by what they hold: a database has no order of its own. */
async function rowsOf(db: Database, name: string): Promise<string[]> {
  const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
  return rows.map((row) => JSON.stringify(row)).sort();
}
