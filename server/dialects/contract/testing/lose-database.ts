import { join } from 'node:path';
import { Kysely } from 'kysely';
import { PgDialect } from '../../../db/postgresql.ts';
import type { Database, Schema } from '../../../db/schema.ts';
import { NodeSqliteDialect } from '../../../db/sqlite.ts';
import type { TestServer } from '../../../testing/test-server.ts';

/** Nobody listens there. */
const NOWHERE = 'postgresql://nobody@127.0.0.1:1/nothing';

/** Takes the database away from a running server. Resolves to a function that gives it back. */
export async function loseDatabase({ home, dataDir, databaseUrl }: TestServer): Promise<() => void> {
  const { db } = home;
  Object.assign(home, { db: databaseUrl === null ? await closedSqlite(dataDir) : unreachable() });
  return () => {
    Object.assign(home, { db });
  };
}

/** A file that was closed under whoever uses it. */
async function closedSqlite(dataDir: string): Promise<Database> {
  const dialect = new NodeSqliteDialect(join(dataDir, 'lost.db'));
  const driver = dialect.createDriver();
  await driver.init();
  await driver.destroy();
  return new Kysely<Schema>({ dialect });
}

function unreachable(): Database {
  return new Kysely<Schema>({ dialect: new PgDialect(NOWHERE) });
}
