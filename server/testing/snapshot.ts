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

async function tableNames(db: Database): Promise<string[]> {
  return (await db.introspection.getTables()).map(({ name }) => name).sort();
}

/** Sorted by what they hold: a database has no order of its own. */
async function rowsOf(db: Database, name: string): Promise<string[]> {
  const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
  return rows.map((row) => JSON.stringify(row)).sort();
}
