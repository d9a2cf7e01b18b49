import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { fromBase64, toBase64 } from '../../src/crypto/encoding.ts';
import type { SeededKey } from '../../src/crypto/openpgp/seeded-key.ts';
import { StartError } from '../start-error.ts';

const SEED_LENGTH = 32;
/** Every permission of anybody but the owner. */
const FOREIGN = 0o077;

const keyFile = z.strictObject({ seed: z.string(), created: z.int().check(z.nonnegative()) });

/** The server's private key, and beside it, while it changes, the one that is to take its place. */
type KeyFile = 'server-key' | 'server-key.next';

/** Whoever has this file can certify as this server. */
export function keyFilePath(dataDir: string, file: KeyFile = 'server-key'): string {
  return join(dataDir, file);
}

/** Null where there is no key file. Throws `StartError` for one that cannot be read. */
export async function readKeyFile(dataDir: string, file: KeyFile = 'server-key'): Promise<SeededKey | null> {
  const path = keyFilePath(dataDir, file);
  const text = await readIfThere(path);
  if (text === null) return null;
  try {
    const { seed, created } = keyFile.parse(JSON.parse(text));
    const key = { seed: fromBase64(seed), created };
    if (key.seed.length !== SEED_LENGTH) throw new RangeError('length of the seed');
    return key;
  } catch {
    throw new StartError(`The server key in ${path} is damaged. Put the file back from your backup.`);
  }
}

/**
 * Writes the key so that a crash leaves either the whole file or none: readable by its owner alone, on the disk when
 * this resolves. Only one process may do it at a time.
 */
export async function writeKeyFile(
  dataDir: string,
  key: SeededKey,
  file: KeyFile = 'server-key',
): Promise<void> {
  const path = keyFilePath(dataDir, file);
  const temporary = `${path}.tmp`;
  await rm(temporary, { force: true });
  await writeDurably(temporary, `${JSON.stringify({ seed: toBase64(key.seed), created: key.created })}\n`);
  await rename(temporary, path);
  await syncFolder(dataDir);
}

/** The next key takes the place of the current one, in one step. */
export async function promoteNextKey(dataDir: string): Promise<void> {
  await rename(keyFilePath(dataDir, 'server-key.next'), keyFilePath(dataDir));
  await syncFolder(dataDir);
}

/** Whether there is one, or half of one, or none. */
export async function discardNextKey(dataDir: string): Promise<void> {
  const path = keyFilePath(dataDir, 'server-key.next');
  for (const each of [path, `${path}.tmp`]) await rm(each, { force: true });
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    const file = await stat(path);
    if (process.platform !== 'win32' && file.isFile() && (file.mode & FOREIGN) !== 0) throw tooOpen(path);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof StartError) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new StartError(`The server key in ${path} cannot be read. Let this server's user read the file.`);
  }
}

function tooOpen(path: string): StartError {
  return new StartError(
    `Other users of this machine may read the server key in ${path}. Nothing was started. Keep it to its owner, as in chmod 600 ${path}; if somebody else may have read it, it is no secret any more.`,
  );
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the new name durable. Windows has no such call for folders, and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
