import { HomeServer } from '../e2e/home-server.ts';
import { makeDatabase } from '../server/testing/postgresql/databases.ts';
import { startPostgresqlServer } from '../server/testing/postgresql/server.ts';
import type { BareDatabase } from './bare-database.ts';
import { openBarePostgresql } from './bare-postgresql.ts';
import { openBareSqlite } from './bare-sqlite.ts';

/** A home server in a process of its own, as `npm start` runs it, and the database that it has to itself. */
export interface Arena {
  /** Of the database. */
  readonly name: string;
  /** Of the home server. */
  readonly address: string;
  readonly bare: BareDatabase;
  /** Ends both, and removes their data. */
  close(): Promise<void>;
}

export async function openOnSqlite(): Promise<Arena> {
  await using opened = new AsyncDisposableStack();
  const home = opened.adopt(await HomeServer.launch(), (each) => each.dispose());
  const bare = opened.adopt(openBareSqlite(home.dataDir), (each) => each.close());
  return arena('SQLite', home, bare, opened.move());
}

/** Null where PostgreSQL is not installed. */
export async function openOnPostgresql(): Promise<Arena | null> {
  const postgresql = await startPostgresqlServer({ durable: true });
  if (!postgresql) return null;
  await using opened = new AsyncDisposableStack();
  opened.defer(() => postgresql.remove());
  const url = await makeDatabase(postgresql.url, { empty: true });
  const home = opened.adopt(await HomeServer.launch(url), (each) => each.dispose());
  const bare = opened.adopt(openBarePostgresql(url), (each) => each.close());
  return arena('PostgreSQL', home, bare, opened.move());
}

function arena(name: string, home: HomeServer, bare: BareDatabase, opened: AsyncDisposableStack): Arena {
  return { name, address: home.url, bare, close: () => opened.disposeAsync() };
}
