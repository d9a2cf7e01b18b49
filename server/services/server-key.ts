import { makeSelfSignedCertificate } from '../../src/crypto/openpgp/certify.ts';
import { publicKeyOf } from '../../src/crypto/openpgp/public-key.ts';
import type { SeededKey } from '../../src/crypto/openpgp/seeded-key.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import { SERVER_KEY_LIFETIME } from '../../src/protocol/numbers.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Database, Tx } from '../db/schema.ts';
import { transactAlone } from '../db/transact.ts';
import { StartError } from '../start-error.ts';
import { readGeneration } from './generation-file.ts';
import type { HomeServer, ServerKey } from './home-server.ts';
import {
  keyFilesIn,
  keysIn,
  readKeyFile,
  removeKeyFiles,
  renameOldKeyFiles,
  writeKeyFile,
} from './server-key-file.ts';
import { currentCertificate, insertCertificate, lockServerKey } from './server-key-rows.ts';
import { keyOf } from './signing-key.ts';
import { readTimestamp } from './timestamp.ts';

interface Start {
  readonly dataDir: string;
  readonly domain: string;
  readonly now: UnixSeconds;
}

/**
 * One server, one key (section 8.8 of the protocol): the key that the database names, or at first start a new one. The
 * file is durable before the database names it; one that a crash left unnamed is taken up at first start, and later
 * removed. The transaction keeps a second process from making another. Throws `StartError`, also where a restore was cut
 * short before its database was there: what was set aside is the server, and a new one would take its names.
 */
export async function openServerKey(db: Database, start: Start): Promise<ServerKey> {
  const { dataDir, domain } = start;
  const listed = await keyFilesIn(dataDir);
  return transactAlone(db, async (tx) => {
    await lockServerKey(tx, 'alone');
    await renameOldKeyFiles(dataDir);
    const named = await currentCertificate(tx);
    if (!named) return firstKey(tx, start);
    if (named.domain !== domain) throw otherDomain(named.domain, domain);
    const key = await keyOf(dataDir, named);
    await removeKeyFiles(dataDir, listed, key.fingerprint);
    return key;
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

async function firstKey(tx: Tx, start: Start): Promise<ServerKey> {
  const { dataDir } = start;
  if ((await readGeneration(dataDir)) === 'restoring') throw restoreCutShort(dataDir);
  return beginServer(tx, (await leftKey(dataDir)) ?? (await makeKey(start)), start);
}

/** What a first start wrote that went no further. */
async function leftKey(dataDir: string): Promise<SeededKey | null> {
  const [fingerprint] = await keysIn(dataDir);
  return fingerprint === undefined ? null : readKeyFile(dataDir, fingerprint);
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

function otherDomain(named: string, given: string): StartError {
  return new StartError(
    `This data folder belongs to the domain ${named}, but DOMAIN is ${given}. Set DOMAIN=${named}, or choose another DATA_DIR.`,
  );
}

function restoreCutShort(dataDir: string): StartError {
  return new StartError(
    `A restore into the data folder ${dataDir} was cut short before its database was there. Nothing was started, and what was there before is safe under the name replaced_<time>. Run it again, as in npm run admin -- restore <folder> --replace.`,
  );
}
