import { sql } from 'kysely';
import type { Database } from '../../../server/db/schema.ts';

/**
 * States of a server's embedded database, kept in memory by name and put back in a millisecond: what a restored backup
 * of its folder comes to, as long as the server's key is the same.
 */
export interface Snapshots {
  take(name: string): Promise<void>;
  /** As often as one likes. */
  putBack(name: string): Promise<void>;
}

export async function snapshotsOf(db: Database, names: readonly string[]): Promise<Snapshots> {
  // No sequence cuts the server's power: waiting for the disk would take most of their time.
  await sql`pragma synchronous = off`.execute(db);
  for (const name of names) await sql`attach ':memory:' as ${sql.id(name)}`.execute(db);
  const { rows } = await sql<{
    name: string;
  }>`select name from main.sqlite_master where type = 'table'`.execute(db);
  const tables = rows.map((row) => row.name);
  return {
    async take(name) {
      for (const table of tables) {
        await sql`drop table if exists ${sql.id(name, table)}`.execute(db);
        await sql`create table ${sql.id(name, table)} as select * from ${sql.id('main', table)}`.execute(db);
      }
    },
    putBack: (name) =>
      db.transaction().execute(async (tx) => {
        await sql`pragma defer_foreign_keys = on`.execute(tx);
        for (const table of tables) {
          await sql`delete from ${sql.id('main', table)}`.execute(tx);
          await sql`insert into ${sql.id('main', table)} select * from ${sql.id(name, table)}`.execute(tx);
        }
      }),
  };
}
