import { publicKeyOf } from '../../src/crypto/openpgp/public-key.ts';
import type { SeededKey } from '../../src/crypto/openpgp/seeded-key.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import type { ServerCertificateRow, Tx } from '../db/schema.ts';
import type { HomeServer, ServerKey } from './home-server.ts';
import { discardNextKey, promoteNextKey, readKeyFile } from './server-key-file.ts';
import { currentCertificate, lockServerKey } from './server-key-rows.ts';

/** Somebody has to put the key file back first. Seconds. */
const RETRY_AFTER = 3600;

/**
 * The key that the database names, to the end of the transaction; also where another process changed it. Throws
 * UNAVAILABLE where its file is not there.
 */
export async function signingKey(home: HomeServer, tx: Tx): Promise<ServerKey> {
  await lockServerKey(tx, 'shared');
  const named = await namedCertificate(tx);
  if (named.fingerprint !== home.key.fingerprint) {
    const found = await findNamedKey(home.dataDir, named.fingerprint);
    home.key = keyOf(named, found?.secret);
  }
  return home.key;
}

/** The same for who is about to change it: nobody signs meanwhile, and its file is in its place. */
export async function takeUpKey(home: HomeServer, tx: Tx): Promise<ServerKey> {
  await lockServerKey(tx, 'alone');
  const named = await namedCertificate(tx);
  home.key = keyOf(named, await settleKeyFiles(home.dataDir, named.fingerprint));
  return home.key;
}

/**
 * Finishes a change that a crash cut off: the next key goes into its place if the database names it, and away if the
 * database names the one that is there. Null, and no change, where it names neither. Only under the lock.
 */
export async function settleKeyFiles(dataDir: string, fingerprint: string): Promise<SeededKey | null> {
  const found = await findNamedKey(dataDir, fingerprint);
  if (found?.file === 'server-key.next') await promoteNextKey(dataDir);
  else if (found) await discardNextKey(dataDir);
  return found?.secret ?? null;
}

async function findNamedKey(dataDir: string, fingerprint: string) {
  for (const file of ['server-key', 'server-key.next'] as const) {
    const secret = await readKeyFile(dataDir, file);
    if (secret && (await publicKeyOf(secret)).fingerprint === fingerprint) return { file, secret };
  }
  return null;
}

async function namedCertificate(tx: Tx): Promise<ServerCertificateRow> {
  const named = await currentCertificate(tx);
  if (!named) throw new Error('the database names no server key');
  return named;
}

function keyOf(
  { fingerprint, expires_at: expiresAt }: ServerCertificateRow,
  secret: SeededKey | null | undefined,
): ServerKey {
  if (!secret) throw new ProtocolError('UNAVAILABLE', { retryAfter: RETRY_AFTER });
  return { secret, fingerprint, expiresAt };
}
