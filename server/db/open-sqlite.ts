import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { StartError } from '../start-error.ts';
import { isUnavailable } from './errors.ts';
import { type Migrating, migrate, noServer, type Opening } from './migrate.ts';
import type { ColumnTypes } from './migrations/migration.ts';
import type { Database, Schema } from './schema.ts';
import { NodeSqliteDialect } from './sqlite.ts';
import { isDamage } from './sqlite-errors.ts';

const SQLITE_TYPES: ColumnTypes = { id: 'integer primary key', integer: 'integer', bytes: 'blob' };

/** In the data folder. */
export const DATABASE_FILE = 'claves.db';

/** Opens the embedded database in this folder; it is made where it is missing and may be. Throws `StartError`. */
export async function openSqlite(dataDir: string, now: number, opening: Opening): Promise<Database> {
  const [where, file] = [folderName(dataDir), join(dataDir, DATABASE_FILE)];
  if (opening.absent !== 'refuse') makeFile(dataDir, file);
  else if (!existsSync(file)) throw noServer(where);
  try {
    return await openFile(file, { ...opening, now, where });
  } catch (error) {
    if (isDamage(error)) throw damaged(file);
    throw isUnavailable(error) ? unusableFolder(dataDir) : error;
  }
}

async function openFile(file: string, migrating: Migrating): Promise<Database> {
  const db = new Kysely<Schema>({ dialect: new NodeSqliteDialect(file) });
  try {
    await migrate(db, SQLITE_TYPES, migrating);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Before SQLite does, for its owner alone: the files that it puts beside take over the mode. Throws `StartError`. */
export function makeFile(dataDir: string, file: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600));
  } catch {
    throw unusableFolder(dataDir);
  }
}

export function folderName(dataDir: string): string {
  return `the data folder ${dataDir}`;
}

export function unusableFolder(dataDir: string): StartError {
  return new StartError(
    `The data folder ${dataDir} cannot be used. Nothing was changed. Check that DATA_DIR names a folder that this server may write to, and that its disk is not full.`,
  );
}

function damaged(file: string): StartError {
  return new StartError(
    `The database ${file} is damaged. Nothing was changed. Put the data folder back from your backup.`,
  );
}
