import { mkdirSync } from 'node:fs';
import type { Outdated } from './migrate.ts';
import { openPostgresql } from './open-postgresql.ts';
import { openSqlite, unusableFolder } from './open-sqlite.ts';
import type { Database } from './schema.ts';

/** Where a home server keeps what it has. */
export interface Place {
  /** Holds the server's key, and the database where that is the embedded one. */
  readonly dataDir: string;
  /** Of a PostgreSQL database, password included; null for the embedded one. */
  readonly databaseUrl: string | null;
}

/**
 * Opens the database and brings its schema up to date, or refuses an outdated one. The folder is made where it is missing,
 * for its owner alone. `destroy()` closes it. Throws `StartError`.
 */
export async function openDatabase(
  { dataDir, databaseUrl }: Place,
  now: number,
  outdated: Outdated = 'upgrade',
): Promise<Database> {
  makeFolder(dataDir);
  return databaseUrl === null
    ? openSqlite(dataDir, { now, outdated })
    : openPostgresql(databaseUrl, now, outdated);
}

/** For its owner alone. Throws `StartError`. */
export function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch {
    throw unusableFolder(dataDir);
  }
}
