import { sql } from 'kysely';
import { StartError } from '../start-error.ts';
import { MIGRATIONS } from './migrations/list.ts';
import type { ColumnTypes } from './migrations/migration.ts';
import type { Database, Tx } from './schema.ts';
import { transactAlone } from './transact.ts';

/** Brings the schema up to date, or leaves the database as it was. Throws `StartError` for a newer one. */
export async function migrate(db: Database, types: ColumnTypes, now: number): Promise<void> {
  await transactAlone(db, async (tx) => {
    await makeLedger(tx, types);
    const applied = await appliedCount(tx);
    if (applied > MIGRATIONS.length) throw newerDatabase();
    for (const [index, migration] of MIGRATIONS.entries()) {
      if (index >= applied) await apply(tx, index + 1, migration(types), now);
    }
  });
}

async function makeLedger(tx: Tx, { integer }: ColumnTypes): Promise<void> {
  const columns = `number integer primary key, applied_at ${integer} not null`;
  await sql.raw(`create table if not exists migrations (${columns})`).execute(tx);
}

async function appliedCount(tx: Tx): Promise<number> {
  const { last } = await tx
    .selectFrom('migrations')
    .select(({ fn }) => fn.max('number').as('last'))
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

async function apply(tx: Tx, number: number, statements: readonly string[], now: number): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(tx);
  await tx.insertInto('migrations').values({ number, applied_at: now }).execute();
}

function newerDatabase(): StartError {
  return new StartError(
    'The database was written by a newer version of this server. Nothing was changed. Start that version again.',
  );
}
