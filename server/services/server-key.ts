import { makeSelfSignedCertificate } from '../../src/crypto/openpgp/certify.ts';
import { publicKeyOf } from '../../src/crypto/openpgp/public-key.ts';
import type { SeededKey } from '../../src/crypto/openpgp/seeded-key.ts';
import { toWire } from '../../src/crypto/openpgp/wire.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import { SERVER_KEY_LIFETIME } from '../../src/protocol/numbers.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Database, Tx } from '../db/schema.ts';
import { transactAlone } from '../db/transact.ts';
import { StartError } from '../start-error.ts';
import type { HomeServer, ServerKey } from './home-server.ts';
import { keyFilePath, readKeyFile, writeKeyFile } from './server-key-file.ts';
import { readTimestamp } from './timestamp.ts';

interface Start {
  readonly dataDir: string;
  readonly domain: string;
  readonly now: UnixSeconds;
}

/**
 * One server, one key (section 8.8 of the protocol): the key that the database names, or at first start a new one. The
 * file is durable before the database names it; one that a crash left unnamed is taken up. The transaction keeps a
 * second process from making another. Throws `StartError`.
 */
export function openServerKey(db: Database, start: Start): Promise<ServerKey> {
  return transactAlone(db, async (tx) => {
    const named = await currentCertificate(tx);
    const secret = await readKeyFile(start.dataDir);
    if (!named) return beginServer(tx, secret ?? (await makeKey(start)), start);
    if (named.domain !== start.domain) throw otherDomain(named.domain, start.domain);
    if (!secret) throw missingFile(start.dataDir);
    if ((await publicKeyOf(secret)).fingerprint !== named.fingerprint) throw otherKey(start.dataDir);
    return { secret, expiresAt: named.expires_at };
  });
}

/** The server's certificate as it travels, current at that time (UNIX seconds as text; now where absent). */
export async function serverCertificate(home: HomeServer, timestamp: string | undefined): Promise<string> {
  const at = readTimestamp(timestamp, home.now());
  const found = await home.db
    .selectFrom('server_certificates')
    .select('wire')
    .where('issued_at', '<=', at)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!found) throw new ProtocolError('CERT_NOT_FOUND');
  return found.wire;
}

function currentCertificate(tx: Tx) {
  return tx
    .selectFrom('server_certificates')
    .selectAll()
    .where('superseded_at', 'is', null)
    .executeTakeFirst();
}

async function makeKey({ dataDir, now }: Start): Promise<SeededKey> {
  const key = { seed: crypto.getRandomValues(new Uint8Array(32)), created: now };
  await writeKeyFile(dataDir, key);
  return key;
}

async function beginServer(tx: Tx, secret: SeededKey, { domain }: Start): Promise<ServerKey> {
  const expiresAt = secret.created + SERVER_KEY_LIFETIME;
  const { fingerprint } = await publicKeyOf(secret);
  const wire = toWire(await makeSelfSignedCertificate(secret, domain, expiresAt));
  const times = { issued_at: secret.created, expires_at: expiresAt, superseded_at: null };
  await tx
    .insertInto('server_certificates')
    .values({ domain, fingerprint, wire, ...times })
    .execute();
  return { secret, expiresAt };
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
