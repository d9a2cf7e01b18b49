import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { ProtocolError } from '../../src/protocol/errors.ts';
import { StartError } from '../start-error.ts';
import { isDamage } from './errors.ts';
import { migrate } from './migrate.ts';
import type { Database, Schema } from './schema.ts';
import { NodeSqliteDialect } from './sqlite.ts';

/**
 * Opens the database in this folder and brings its schema up to date; both are made where they are missing, for
 * their owner alone. `destroy()` closes it. Throws `StartError`.
 */
export async function openDatabase(dataDir: string, now: number): Promise<Database> {
  const file = join(dataDir, 'claves.db');
  makeFile(dataDir, file);
  try {
    return await openFile(file, now);
  } catch (error) {
    if (isDamage(error)) throw damaged(file);
    throw error instanceof ProtocolError ? unusable(dataDir) : error;
  }
}

async function openFile(file: string, now: number): Promise<Database> {
  const db = new Kysely<Schema>({ dialect: new NodeSqliteDialect(file) });
  try {
    await migrate(db, now);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Before SQLite does: the files that it puts beside take over the mode. */
function makeFile(dataDir: string, file: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    closeSync(openSync(file, 'a', 0o600));
  } catch {
    throw unusable(dataDir);
  }
}

function unusable(dataDir: string): StartError {
  return new StartError(
    `The data folder ${dataDir} cannot be used. Nothing was changed. Check that DATA_DIR names a folder that this server may write to, and that its disk is not full.`,
  );
}

function damaged(file: string): StartError {
  return new StartError(
    `The database ${file} is damaged. Nothing was changed. Put the data folder back from your backup.`,
  );
}
