import { copyFile, mkdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readGeneration, writeGeneration } from '../services/generation-file.ts';
import { keyFilePath } from '../services/server-key-file.ts';
import { StartError } from '../start-error.ts';
import { copyKey } from './back-up.ts';
import type { Manifest } from './manifest.ts';
import type { Store } from './store.ts';

export interface Move {
  readonly store: Store;
  readonly dataDir: string;
  /** Names of the key files that are there. */
  readonly keys: readonly string[];
  /** Under which name what is there is set aside; null where there is nothing. */
  readonly aside: string | null;
}

/**
 * Sets aside what is there, and puts database and key in its place. From the first step on, whatever database a server
 * finds there counts as put back, and one without a server's key is not begun anew. The old keys are copied, and stay
 * where they are until the server is opened: removing those that its database does not name is its own work. Throws
 * `StartError`, mostly with everything as it was.
 */
export async function putIn(folder: string, { fingerprint }: Manifest, move: Move): Promise<void> {
  const { store, dataDir, aside } = move;
  const before = await readGeneration(dataDir);
  if (aside !== null) await makeNewFolder(join(dataDir, aside));
  try {
    await writeGeneration(dataDir, 'restoring');
    await copyKeys(move);
    await copyKey(folder, dataDir, fingerprint);
    if (aside !== null) await store.setAside(aside);
    await store.putBack(folder);
  } catch (error) {
    await undo(move, fingerprint).catch(() => {
      throw notUndone(move);
    });
    await writeGeneration(dataDir, before).catch(() => {});
    throw error instanceof StartError ? error : notPutBack(dataDir);
  }
}

/** A new one: in another there may be what was set aside before. */
async function makeNewFolder(path: string): Promise<void> {
  await mkdir(path, { mode: 0o700 }).catch(() => {
    throw noFolder(path);
  });
}

async function copyKeys({ dataDir, keys, aside }: Move): Promise<void> {
  if (aside === null) return;
  for (const name of keys) await copyFile(join(dataDir, name), join(dataDir, aside, name));
}

async function undo({ store, dataDir, keys, aside }: Move, fingerprint: string): Promise<void> {
  if (aside !== null) {
    await store.takeBack(aside);
    for (const name of keys) await rm(join(dataDir, aside, name), { force: true });
    // Not with what may still be in it.
    await rmdir(join(dataDir, aside));
  }
  const added = keyFilePath(dataDir, fingerprint);
  if (!keys.some((name) => join(dataDir, name) === added)) await rm(added, { force: true });
}

function noFolder(path: string): StartError {
  return new StartError(
    `The folder ${path}, for what is there, could not be made. Nothing was changed. Check that this user may write to DATA_DIR, and that the disk is not full, then try again.`,
  );
}

function notPutBack(dataDir: string): StartError {
  return new StartError(
    `The database could not be written to ${dataDir}. What was there before is there again. Check that this user may write to that folder, and that the disk is not full, then try again.`,
  );
}

function notUndone({ dataDir, aside }: Move): StartError {
  const before =
    aside === null ? '' : ` What was there before is safe under the name ${aside} in ${dataDir}.`;
  return new StartError(
    `The backup could not be put back, and no server starts on ${dataDir} now.${before} Check that the disk is not full and the database answers, then run "restore" again with --replace.`,
  );
}
