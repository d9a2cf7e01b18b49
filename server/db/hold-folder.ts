import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '../start-error.ts';
import { makeDataFolder } from './open.ts';
import { makeFile, unusableFolder } from './open-sqlite.ts';
import { isBusy, normaliseSqliteError } from './sqlite-errors.ts';

/** An SQLite database without a table: what counts is the lock on it. */
const LOCK_FILE = 'server.lock';
/** Milliseconds that a server which is just ending has for it. */
const PATIENCE = 2000;
/** Where the format of SQLite has the number that `user_version` sets: four bytes. */
const USER_VERSION_OFFSET = 60;

/** What nothing refers to would be closed. */
const held = new Set<DatabaseSync>();

/**
 * Keeps other servers off this folder, which is made where it is missing, until what is returned is called, or this
 * process ends: however that is, the operating system takes the lock back. Who works beside a server does not ask. Throws
 * `StartError`.
 */
export function holdFolder(dataDir: string): () => void {
  makeDataFolder(dataDir);
  const file = join(dataDir, LOCK_FILE);
  makeFile(dataDir, file);
  try {
    return hold(new DatabaseSync(file, { timeout: PATIENCE }));
  } catch (error) {
    throw isBusy(normaliseSqliteError(error)) ? taken(dataDir, holderOf(file)) : unusableFolder(dataDir);
  }
}

/** The lock first, then the mode in which it stays: whoever asks in that mode would keep what he got on the way to it. */
function hold(lock: DatabaseSync): () => void {
  lock.exec(`begin exclusive; pragma locking_mode = exclusive; pragma user_version = ${process.pid}; commit`);
  held.add(lock);
  return () => {
    held.delete(lock);
    lock.close();
  };
}

/** Past the lock, which SQLite heeds and the operating system does not. Null where the other one has just begun. */
function holderOf(file: string): number | null {
  const bytes = readFileSync(file);
  return bytes.length < USER_VERSION_OFFSET + 4 ? null : bytes.readUInt32BE(USER_VERSION_OFFSET);
}

function taken(dataDir: string, holder: number | null): StartError {
  const who = holder === null ? 'Another server' : `Another server, process ${holder},`;
  return new StartError(
    `${who} runs on the data folder ${dataDir}. Nothing was started. End that one first, or choose another DATA_DIR; only with PostgreSQL, by DATABASE_URL, may several serve one domain.`,
  );
}
