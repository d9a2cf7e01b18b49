import { makeSelfSignedCertificate } from '../../src/crypto/openpgp/certify.ts';
import { publicKeyOf } from '../../src/crypto/openpgp/public-key.ts';
import type { SeededKey } from '../../src/crypto/openpgp/seeded-key.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import { SERVER_KEY_LIFETIME } from '../../src/protocol/numbers.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Database, Tx } from '../db/schema.ts';
import { transactAlone } from '../db/transact.ts';
import { StartError } from '../start-error.ts';
import type { HomeServer, ServerKey } from './home-server.ts';
import { keyFilePath, readKeyFile, writeKeyFile } from './server-key-file.ts';
import { currentCertificate, insertCertificate, lockServerKey } from './server-key-rows.ts';
import { settleKeyFiles } from './signing-key.ts';
import { readTimestamp } from './timestamp.ts';

interface Start {
  readonly dataDir: string;
  readonly domain: string;
  readonly now: UnixSeconds;
}

/**
 * One server, one key (section 8.8 of the protocol): the key that the database names, or at first start a new one. The
 * file is durable before the database names it; one that a crash left unnamed is taken up at first start, and later
 * removed. The transaction keeps a second process from making another. Throws `StartError`.
 */
export function openServerKey(db: Database, start: Start): Promise<ServerKey> {
  return transactAlone(db, async (tx) => {
    await lockServerKey(tx, 'alone');
    const named = await currentCertificate(tx);
    if (!named) return beginServer(tx, (await readKeyFile(start.dataDir)) ?? (await makeKey(start)), start);
    if (named.domain !== start.domain) throw otherDomain(named.domain, start.domain);
    const { fingerprint, expires_at: expiresAt } = named;
    const secret = await settleKeyFiles(start.dataDir, fingerprint);
    if (!secret) throw await noSuchKey(start.dataDir);
    return { secret, fingerprint, expiresAt };
  });
}

/**
 * The server's certificate as it travels: by whose key it signed at that time (UNIX seconds as text), or signs now.
 * Throws TIMESTAMP_INVALID, or CERT_NOT_FOUND for a time before the first.
 */
export async function serverCertificate(home: HomeServer, timestamp: string | undefined): Promise<string> {
  const at = readTimestamp(timestamp, home.now());
  // Who names no time asks for what is in force, also where it is dated a little ahead.
  const dated = timestamp === undefined ? Number.MAX_SAFE_INTEGER : at;
  const found = await home.db
    .selectFrom('server_certificates')
    .select('wire')
    .where('issued_at', '<=', dated)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!found) throw new ProtocolError('CERT_NOT_FOUND');
  return found.wire;
}

async function makeKey({ dataDir, now }: Start): Promise<SeededKey> {
  const key = { seed: crypto.getRandomValues(new Uint8Array(32)), created: now };
  await writeKeyFile(dataDir, key);
  return key;
}

async function beginServer(tx: Tx, secret: SeededKey, { domain }: Start): Promise<ServerKey> {
  const { created: issuedAt } = secret;
  const expiresAt = issuedAt + SERVER_KEY_LIFETIME;
  const { fingerprint } = await publicKeyOf(secret);
  const certificate = await makeSelfSignedCertificate(secret, domain, expiresAt);
  await insertCertificate(tx, { domain, fingerprint, certificate, issuedAt, expiresAt });
  return { secret, fingerprint, expiresAt };
}

async function noSuchKey(dataDir: string): Promise<StartError> {
  return (await readKeyFile(dataDir)) ? otherKey(dataDir) : missingFile(dataDir);
}

function otherDomain(named: string, given: string): StartError {
  return new StartError(
    `This data folder belongs to the domain ${named}, but DOMAIN is ${given}. Set DOMAIN=${named}, or choose another DATA_DIR.`,
  );
}

function missingFile(dataDir: string): StartError {
  return new StartError(
    `The server key ${keyFilePath(dataDir)} is missing, and nobody but its owner can certify for this server. Put the file back from your backup.`,
  );
}

function otherKey(dataDir: string): StartError {
  return new StartError(
    `The server key ${keyFilePath(dataDir)} is not the one that this database belongs to. Put back the file that was saved together with the database.`,
  );
}
