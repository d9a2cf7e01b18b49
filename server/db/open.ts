import { existsSync } from 'node:fs';
import { makeFolders } from '../make-folders.ts';
import { noServer, type Opening } from './migrate.ts';
import { openPostgresql } from './open-postgresql.ts';
import { folderName, openSqlite, unusableFolder } from './open-sqlite.ts';
import type { Database } from './schema.ts';

/** Where a home server keeps what it has. */
export interface Place {
  /** Holds the server's key, and the database where that is the embedded one. */
  readonly dataDir: string;
  /** Of a PostgreSQL database, password included; null for the embedded one. */
  readonly databaseUrl: string | null;
}

/**
 * Opens the database and brings its schema up to date, or refuses an outdated one. Folder and database are made where they
 * are missing, the folder for its owner alone; or that is refused. `destroy()` closes it. Throws `StartError`.
 */
export async function openDatabase(
  { dataDir, databaseUrl }: Place,
  now: number,
  opening: Opening = {},
): Promise<Database> {
  if (opening.absent !== 'refuse') makeDataFolder(dataDir);
  else if (!existsSync(dataDir)) throw noServer(folderName(dataDir));
  return databaseUrl === null ? openSqlite(dataDir, now, opening) : openPostgresql(databaseUrl, now, opening);
}

/** For its owner alone. Throws `StartError`. */
export function makeDataFolder(dataDir: string): void {
  try {
    makeFolders(dataDir);
  } catch {
    throw unusableFolder(dataDir);
  }
}
