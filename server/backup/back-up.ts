import { copyFileSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Place } from '../db/open.ts';
import { makeFolders } from '../make-folders.ts';
import { syncFolder, writeDurably } from '../services/durable-file.ts';
import { keyFilePath, readKeyFile } from '../services/server-key-file.ts';
import { StartError } from '../start-error.ts';
import { MANIFEST, type Manifest } from './manifest.ts';
import { storeOf } from './store-of.ts';

/**
 * Makes a backup of the database and the server's key in a new folder, readable by its owner alone; whatever server runs
 * goes on. The folder is there only when the backup is whole. Throws `StartError`.
 */
export async function backUp(place: Place, folder: string, now: UnixSeconds): Promise<Manifest> {
  await expectNew(folder);
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  try {
    makeFolders(part);
    const manifest = await fill(place, part, now);
    await rename(part, folder);
    return manifest;
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw fileError(error) ? unwritable(folder) : error;
  }
}

async function fill(place: Place, part: string, madeAt: UnixSeconds): Promise<Manifest> {
  const store = storeOf(place);
  const { domain, fingerprint } = await store.copyTo(part);
  await copyKey(place.dataDir, part, fingerprint);
  const manifest: Manifest = { format: 1, madeAt, domain, database: store.kind, fingerprint };
  const path = join(part, MANIFEST);
  await writeDurably(path, `${JSON.stringify(manifest)}\n`, `${path}.tmp`);
  await syncFolder(part);
  return manifest;
}

/** Copies a key file from one folder to another, byte for byte, once it was seen to hold that key. All of it or nothing. */
export async function copyKey(from: string, to: string, fingerprint: string): Promise<void> {
  if (!(await readKeyFile(from, fingerprint))) throw noKey(keyFilePath(from, fingerprint));
  const copy = keyFilePath(to, fingerprint);
  copyFileSync(keyFilePath(from, fingerprint), `${copy}.tmp`);
  const file = await open(`${copy}.tmp`, 'r+');
  await file.chmod(0o600);
  await file.sync();
  await file.close();
  await rename(`${copy}.tmp`, copy);
}

async function expectNew(folder: string): Promise<void> {
  const there = await readdir(folder).catch((error: unknown) => (isMissing(error) ? [] : ['a file']));
  if (there.length > 0) throw taken(folder);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function fileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

function taken(folder: string): StartError {
  return new StartError(
    `There is something at ${folder} already. Nothing was changed. Name a folder that does not exist yet.`,
  );
}

function unwritable(folder: string): StartError {
  return new StartError(
    `The backup could not be written to ${folder}. No backup was made, and the server’s own data are as they were. Check that this user may write there, and that the disk is not full.`,
  );
}

function noKey(path: string): StartError {
  return new StartError(
    `The server’s key ${path} is not there. Nothing was changed. Check that DATA_DIR is the folder of the server that runs on this database; if its key was changed just now, try again.`,
  );
}
