import { sql } from 'kysely';
import { StartError } from '../start-error.ts';
import { MIGRATIONS } from './migrations/list.ts';
import type { ColumnTypes } from './migrations/migration.ts';
import type { Database, Tx } from './schema.ts';
import { transactAlone } from './transact.ts';

/** What becomes of a database that is not ready. */
export interface Opening {
  /** Of an earlier version: upgraded, if it is not given. `refuse`: for who may be beside a server of that version. */
  readonly outdated?: 'upgrade' | 'refuse' | undefined;
  /** Empty, or not there: made, if it is not given. `refuse`: for who has to do with a server that is there. */
  readonly absent?: 'make' | 'refuse' | undefined;
}

export interface Migrating extends Opening {
  readonly now: number;
  /** What the database is called. */
  readonly where: string;
}

/**
 * Brings the schema up to date, or leaves the database as it was. Throws `StartError` for a newer one, and where it refuses
 * an older or an empty one. An empty database is none of an earlier version.
 */
export async function migrate(db: Database, types: ColumnTypes, migrating: Migrating): Promise<void> {
  const { now, where, outdated, absent } = migrating;
  await transactAlone(db, async (tx) => {
    await makeLedger(tx, types);
    const applied = await appliedCount(tx);
    if (applied > MIGRATIONS.length) throw newerDatabase();
    if (absent === 'refuse' && applied === 0) throw noServer(where);
    if (outdated === 'refuse' && applied > 0 && applied < MIGRATIONS.length) throw olderDatabase();
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

export function noServer(where: string): StartError {
  return new StartError(
    `There is no server in ${where}. Nothing was changed. Set DATA_DIR, and DATABASE_URL if it has one, to those of the server that you mean; or start a new one there first.`,
  );
}

function newerDatabase(): StartError {
  return new StartError(
    'The database was written by a newer version of this server. Nothing was changed. Start that version again.',
  );
}

function olderDatabase(): StartError {
  return new StartError(
    'The database is of an older version of this server. Nothing was changed. Do this with that version; or end every server of that version and start this one, which brings the database up to date.',
  );
}
