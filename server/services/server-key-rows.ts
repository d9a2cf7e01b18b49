import { toWire } from '../../src/crypto/openpgp/wire.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { ServerCertificateRow, Tx } from '../db/schema.ts';

/** One of the server's certificates, as its own maker knows it. */
export interface ServerCertificate {
  readonly domain: string;
  /** Of the key, lower-case hexadecimal. */
  readonly fingerprint: string;
  readonly certificate: Uint8Array;
  readonly issuedAt: UnixSeconds;
  readonly expiresAt: UnixSeconds;
}

/**
 * Whoever signs with the server's key shares this lock; whoever changes the key, or moves its file, has it alone. It is
 * the oldest row: that one stays, so that who has waited for it reads afterwards which row is current.
 */
export async function lockServerKey(tx: Tx, how: 'shared' | 'alone'): Promise<void> {
  const oldest = tx.selectFrom('server_certificates').select('id').orderBy('id').limit(1);
  await (how === 'alone' ? oldest.forUpdate() : oldest.forShare()).execute();
}

/** The one that names the key file; none before the first start. */
export function currentCertificate(tx: Tx): Promise<ServerCertificateRow | undefined> {
  return tx
    .selectFrom('server_certificates')
    .selectAll()
    .where('superseded_at', 'is', null)
    .executeTakeFirst();
}

/** Makes it the current one. */
export async function insertCertificate(tx: Tx, made: ServerCertificate): Promise<void> {
  const { domain, fingerprint, certificate, issuedAt: issued_at, expiresAt: expires_at } = made;
  await tx
    .updateTable('server_certificates')
    .set({ superseded_at: issued_at })
    .where('superseded_at', 'is', null)
    .execute();
  await tx
    .insertInto('server_certificates')
    .values({ domain, fingerprint, wire: toWire(certificate), issued_at, expires_at, superseded_at: null })
    .execute();
}
