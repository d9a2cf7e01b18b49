import type { Tx } from '../db/schema.ts';
import type { HomeServer, ServerKey } from './home-server.ts';
import { KeyFileError, whileRunning } from './key-file-error.ts';
import { keyFilePath, keysIn, readKeyFile } from './server-key-file.ts';
import { currentCertificate, lockServerKey } from './server-key-rows.ts';

/**
 * The key that the database names, to the end of the transaction; also where another process changed it. `alone` is for
 * who is about to change it: nobody signs meanwhile. Throws UNAVAILABLE where its file cannot be had.
 */
export async function signingKey(
  home: HomeServer,
  tx: Tx,
  how: 'shared' | 'alone' = 'shared',
): Promise<ServerKey> {
  await lockServerKey(tx, how);
  const named = await currentCertificate(tx);
  if (!named) throw new Error('the database names no server key');
  const { fingerprint, expires_at } = named;
  if (fingerprint !== home.key.fingerprint)
    home.key = await whileRunning(() => keyOf(home.dataDir, { fingerprint, expires_at }));
  return home.key;
}

/** The key that a row names. Throws `KeyFileError` where its file is not there, or is not to be used. */
export async function keyOf(
  dataDir: string,
  { fingerprint, expires_at: expiresAt }: { readonly fingerprint: string; readonly expires_at: number },
): Promise<ServerKey> {
  const secret = await readKeyFile(dataDir, fingerprint);
  if (!secret) throw await noSuchKey(dataDir, fingerprint);
  return { secret, fingerprint, expiresAt };
}

async function noSuchKey(dataDir: string, fingerprint: string): Promise<KeyFileError> {
  const path = keyFilePath(dataDir, fingerprint);
  return (await keysIn(dataDir)).length > 0 ? otherKey(path) : missingFile(path);
}

function missingFile(path: string): KeyFileError {
  return new KeyFileError(
    'KEY_FILE_MISSING',
    `The server key ${path} is missing, and nobody but its owner can certify for this server. Put the file back from your backup.`,
  );
}

function otherKey(path: string): KeyFileError {
  return new KeyFileError(
    'KEY_FILE_OF_ANOTHER_DATABASE',
    `The server key ${path} is missing, and the one beside it is not the one that this database belongs to. Put back the file that was saved together with the database.`,
  );
}
