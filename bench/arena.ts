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
  const home = await HomeServer.launch();
  const bare = openBareSqlite(home.dataDir);
  const close = async (): Promise<void> => {
    await bare.close();
    await home.dispose();
  };
  return { name: 'SQLite', address: home.url, bare, close };
}

/** Null where PostgreSQL is not installed. */
export async function openOnPostgresql(): Promise<Arena | null> {
  const postgresql = await startPostgresqlServer({ durable: true });
  if (!postgresql) return null;
  const url = await makeDatabase(postgresql.url, { empty: true });
  const home = await HomeServer.launch(url);
  const bare = openBarePostgresql(url);
  const close = async (): Promise<void> => {
    await bare.close();
    await home.dispose();
    await postgresql.remove();
  };
  return { name: 'PostgreSQL', address: home.url, bare, close };
}
