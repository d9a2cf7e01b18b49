import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { fromBase64, toBase64 } from '../../src/crypto/encoding.ts';
import { publicKeyOf } from '../../src/crypto/openpgp/public-key.ts';
import type { SeededKey } from '../../src/crypto/openpgp/seeded-key.ts';
import { writeDurably } from './durable-file.ts';
import { KeyFileError } from './key-file-error.ts';

const SEED_LENGTH = 32;
/** Every permission of anybody but the owner. */
const FOREIGN = 0o077;
/** With the fingerprint in its name no key can take the place of another. `.tmp` is what a crash left half written. */
const KEY_FILE = /^server-key\.([0-9a-f]{40})(\.tmp)?$/;
/** As the file was called before. */
const OLD_NAMES = ['server-key', 'server-key.next'];

const keyFile = z.strictObject({ seed: z.string(), created: z.int().check(z.nonnegative()) });

/** Whoever has this file can certify as this server. */
export function keyFilePath(dataDir: string, fingerprint: string): string {
  return join(dataDir, `server-key.${fingerprint}`);
}

/** Null where there is no such file. Throws `KeyFileError` for one that cannot be read, or holds another key. */
export async function readKeyFile(dataDir: string, fingerprint: string): Promise<SeededKey | null> {
  const path = keyFilePath(dataDir, fingerprint);
  const key = await readKey(path);
  if (key && (await publicKeyOf(key)).fingerprint !== fingerprint) throw damaged(path);
  return key;
}

/**
 * Writes the key so that a crash leaves either the whole file or none: readable by its owner alone, on the disk when
 * this resolves. Throws `KeyFileError`.
 */
export async function writeKeyFile(dataDir: string, key: SeededKey): Promise<void> {
  const path = keyFilePath(dataDir, (await publicKeyOf(key)).fingerprint);
  try {
    const text = `${JSON.stringify({ seed: toBase64(key.seed), created: key.created })}\n`;
    await writeDurably(path, text, `${path}.tmp`);
  } catch (error) {
    throw notWritten(path, error);
  }
}

/** The fingerprints of the keys that are there. */
export async function keysIn(dataDir: string): Promise<string[]> {
  const found = (await keyFilesIn(dataDir)).map((name) => KEY_FILE.exec(name));
  return found.flatMap((match) => (match?.[1] && !match[2] ? [match[1]] : []));
}

/** The names of all key files, half written ones too. */
export async function keyFilesIn(dataDir: string): Promise<string[]> {
  try {
    return (await readdir(dataDir)).filter((name) => KEY_FILE.test(name)).sort();
  } catch (error) {
    throw unreadable(dataDir, error);
  }
}

/**
 * Removes these key files, but never the named key's. They must have been listed before the lock was there: then whoever
 * wrote one has named it by now, or never will. One that cannot be removed stays for the next start or change.
 */
export async function removeKeyFiles(
  dataDir: string,
  listed: readonly string[],
  named: string,
): Promise<void> {
  const unnamed = listed.filter((name) => join(dataDir, name) !== keyFilePath(dataDir, named));
  await Promise.allSettled(unnamed.map((name) => rm(join(dataDir, name), { force: true })));
}

/** Gives a key file of an earlier version its name. */
export async function renameOldKeyFiles(dataDir: string): Promise<void> {
  for (const name of OLD_NAMES) {
    const key = await readKey(join(dataDir, name));
    if (key) await rename(join(dataDir, name), keyFilePath(dataDir, (await publicKeyOf(key)).fingerprint));
  }
}

async function readKey(path: string): Promise<SeededKey | null> {
  const text = await readIfThere(path);
  if (text === null) return null;
  try {
    const { seed, created } = keyFile.parse(JSON.parse(text));
    const key = { seed: fromBase64(seed), created };
    if (key.seed.length !== SEED_LENGTH) throw new RangeError('length of the seed');
    return key;
  } catch {
    throw damaged(path);
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    const file = await stat(path);
    if (process.platform !== 'win32' && file.isFile() && (file.mode & FOREIGN) !== 0) throw tooOpen(path);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof KeyFileError) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw unreadable(path, error);
  }
}

function damaged(path: string): KeyFileError {
  return new KeyFileError(
    'KEY_FILE_DAMAGED',
    `The server key in ${path} is damaged. Put the file back from your backup.`,
  );
}

function unreadable(path: string, cause: unknown): KeyFileError {
  return new KeyFileError(
    'KEY_FILE_UNREADABLE',
    `The server key in ${path} cannot be read. Let this server's user read the file.`,
    cause,
  );
}

function tooOpen(path: string): KeyFileError {
  return new KeyFileError(
    'KEY_FILE_OPEN_TO_OTHERS',
    `Other users of this machine may read the server key in ${path}. Nothing was started. Keep it to its owner, as in chmod 600 ${path}; if somebody else may have read it, it is no secret any more.`,
  );
}

function notWritten(path: string, cause: unknown): KeyFileError {
  return new KeyFileError(
    'KEY_FILE_NOT_WRITTEN',
    `The server key could not be written to ${path}. Make room on that disk, and let this server's user write to the folder.`,
    cause,
  );
}
