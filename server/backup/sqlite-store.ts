import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DATABASE_FILE, unusableFolder } from '../db/open-sqlite.ts';
import { isBusy, isDamage, normaliseSqliteError } from '../db/sqlite-errors.ts';
import { StartError } from '../start-error.ts';
import type { Identity, Store } from './store.ts';

/**
 * What SQLite writes beside the database is part of it, where no one ended in good order. The database comes last: what
 * is cut short leaves nothing behind that SQLite would take for a part of the one that is put back.
 */
const FILES = ['-wal', '-shm', '-journal', ''].map((suffix) => `${DATABASE_FILE}${suffix}`);

/** The embedded database: one file, once nobody uses it. */
export function sqliteStore(dataDir: string): Store {
  const file = join(dataDir, DATABASE_FILE);
  return {
    kind: 'sqlite',
    copyTo: (folder) => copyTo(file, join(folder, DATABASE_FILE)),
    async check(folder, fingerprint) {
      if (identityIn(join(folder, DATABASE_FILE)).fingerprint !== fingerprint) throw damaged(folder);
    },
    expectIdle: async () => expectIdle(file, dataDir),
    isEmpty: async () => FILES.every((name) => sizeOf(join(dataDir, name)) === 0),
    async setAside(name) {
      mkdirSync(join(dataDir, name), { recursive: true, mode: 0o700 });
      moveFiles(dataDir, join(dataDir, name));
    },
    putBack: (folder) => putBack(join(folder, DATABASE_FILE), file),
    takeBack: async (name) => moveFiles(join(dataDir, name), dataDir),
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function moveFiles(from: string, to: string): void {
  for (const name of FILES) {
    if (existsSync(join(from, name))) renameSync(join(from, name), join(to, name));
  }
}

/** In one read transaction: writers go on meanwhile. */
async function copyTo(file: string, copy: string): Promise<Identity> {
  if (!existsSync(file)) throw nothingThere(file);
  // Before SQLite does, for its owner alone.
  closeSync(openSync(copy, 'wx', 0o600));
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    database.prepare('vacuum into ?').run(copy);
  } finally {
    database.close();
  }
  await sync(copy);
  return identityIn(copy);
}

/** Under another name first: what is cut short is never taken for the database. */
async function putBack(copy: string, file: string): Promise<void> {
  copyFileSync(copy, `${file}.part`);
  await sync(`${file}.part`);
  renameSync(`${file}.part`, file);
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.chmod(0o600);
  await file.sync();
  await file.close();
}

/** Throws `StartError` for a file that is no sound database of a home server. */
function identityIn(file: string): Identity {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    const [verdict] = database.prepare('pragma quick_check').all();
    if (verdict?.['quick_check'] !== 'ok') throw new Error('not sound');
    const row = database
      .prepare('select domain, fingerprint from server_certificates where superseded_at is null')
      .get();
    return { domain: String(row?.['domain']), fingerprint: String(row?.['fingerprint']) };
  } catch {
    throw damaged(file);
  } finally {
    database?.close();
  }
}

/**
 * Leaving WAL takes every other connection to have gone, of whatever process. It also brings all that was committed into
 * the one file that is moved. A damaged database serves nobody: it is moved as it is.
 */
function expectIdle(file: string, dataDir: string): void {
  if (!existsSync(file)) return;
  try {
    leaveWal(file);
  } catch (error) {
    const normalised = normaliseSqliteError(error);
    if (isDamage(normalised)) return;
    throw isBusy(normalised) ? inUse(dataDir) : unusableFolder(dataDir);
  }
}

function leaveWal(file: string): void {
  const database = new DatabaseSync(file);
  try {
    database.exec('pragma journal_mode = delete');
  } finally {
    database.close();
  }
}

function inUse(dataDir: string): StartError {
  return new StartError(
    `A server runs on the data folder ${dataDir}. Nothing was changed. End it first, then try again.`,
  );
}

function nothingThere(file: string): StartError {
  return new StartError(
    `There is no database ${file} yet. Nothing was backed up. Check DATA_DIR, or start the server once.`,
  );
}

function damaged(path: string): StartError {
  return new StartError(
    `The database in ${path} is damaged, or does not belong to its key file. Nothing was changed. Use another backup.`,
  );
}
