import type { ServerReading, WireIdCert } from '../../src/protocol/certificate.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Database, ForeignServerKeyRow, Tx } from '../db/schema.ts';

/** Of one domain, beside the first one: whoever owns it can change its key for ever. */
const MOST_KEPT = 20;
/** Keys of one domain that are pinned in any span of so many seconds. */
const CHANGES = { most: 5, within: 24 * 60 * 60 } as const;

/**
 * The keys of another domain's server that were pinned here, the oldest first: the very first one, and the last ones of
 * those after it. The last one is pinned now.
 */
export interface KnownKeys {
  readonly domain: string;
  readonly rows: readonly ForeignServerKeyRow[];
}

export async function knownKeys(db: Database, domain: string): Promise<KnownKeys> {
  const rows = await db
    .selectFrom('foreign_server_keys')
    .selectAll()
    .where('domain', '=', domain)
    .orderBy('id')
    .execute();
  return { domain, rows };
}

/** The certificate of one of them; null where it is not known. */
export async function knownKey(
  db: Database,
  domain: string,
  fingerprint: string,
): Promise<WireIdCert | null> {
  const row = await db
    .selectFrom('foreign_server_keys')
    .select('wire')
    .where('domain', '=', domain)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  return row?.wire ?? null;
}

/**
 * Pins what an inquiry found; a pinned key keeps the certificate that it was first seen with. Throws UNAVAILABLE where
 * another one has pinned something else since: what this one found was measured against a key that is no longer the
 * pinned one; and where the domain changes its key too often.
 */
export async function pin(
  tx: Tx,
  { known, server, at: pinned_at }: { known: KnownKeys; server: ServerReading; at: UnixSeconds },
): Promise<void> {
  const { domain, rows } = known;
  const { certificate: wire, fingerprint } = server;
  const pinned = await lockPinned(tx, domain);
  if (pinned?.fingerprint === fingerprint) return;
  if (pinned?.id !== rows.at(-1)?.id) throw new ProtocolError('UNAVAILABLE', { retryAfter: 1 });
  refuseTooMany(rows, pinned_at);
  await tx
    .updateTable('foreign_server_keys')
    .set({ superseded_at: pinned_at })
    .where('domain', '=', domain)
    .where('superseded_at', 'is', null)
    .execute();
  const row = { domain, fingerprint, wire, pinned_at, superseded_at: null };
  await tx.insertInto('foreign_server_keys').values(row).execute();
  await forget(tx, rows.slice(1, 1 - MOST_KEPT));
}

function lockPinned(tx: Tx, domain: string): Promise<ForeignServerKeyRow | undefined> {
  return tx
    .selectFrom('foreign_server_keys')
    .selectAll()
    .where('domain', '=', domain)
    .where('superseded_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

function refuseTooMany(rows: readonly ForeignServerKeyRow[], now: UnixSeconds): void {
  const since = rows.at(-CHANGES.most)?.pinned_at;
  const wait = since === undefined ? 0 : since + CHANGES.within - now;
  if (wait > 0) throw new ProtocolError('UNAVAILABLE', { retryAfter: wait });
}

async function forget(tx: Tx, rows: readonly ForeignServerKeyRow[]): Promise<void> {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return;
  await tx
    .deleteFrom('foreign_server_keys')
    .where('domain', '=', first.domain)
    .where('id', '>=', first.id)
    .where('id', '<=', last.id)
    .execute();
}
