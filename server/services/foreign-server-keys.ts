import type { CertificateView, ServerReading, WireIdCert } from '../../src/protocol/certificate.ts';
import { ClavesError } from '../../src/protocol/claves-error.ts';
import type { Dialect } from '../../src/protocol/dialect.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import type { HttpPort } from '../../src/protocol/http.ts';
import { isLinked, type KeyHistory, leadsTo, type Pinned } from '../../src/protocol/key-chain.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Database, ForeignServerKeyRow, Tx } from '../db/schema.ts';

/** The keys of another domain's server that were ever pinned here, the oldest first; the last one is pinned now. */
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

/** A conversation with that server. */
export interface Talk {
  readonly dialect: Dialect;
  readonly http: HttpPort;
  readonly known: KnownKeys;
  readonly now: UnixSeconds;
}

/**
 * The server's key of now, believed at first use and then only where the pinned one leads to it (section 5 of the
 * protocol). Null where it may not be believed.
 */
export async function hearServer(talk: Talk): Promise<ServerReading | null> {
  const { dialect, http, known, now } = talk;
  const server = await read(dialect, await dialect.serverCertificate(http), now);
  if (!server || server.domain !== known.domain) return null;
  const pinned = known.rows.at(-1);
  if (!pinned || pinned.fingerprint === server.fingerprint) return server;
  return (await leadsTo(historyOf(talk), chainOf(pinned), server)) ? server : null;
}

/**
 * The certificate of the key that issued an ID-Cert: that of now, one that was pinned here before, or one that these are
 * linked to. Backwards only by what was shown at first use: of later certificates anybody may have shown us a copy with
 * a certification of his own on it. Null where it may not be believed.
 */
export async function findIssuer(
  talk: Talk,
  server: ServerReading,
  { issuer, issuedAt }: CertificateView,
): Promise<WireIdCert | null> {
  const { domain, rows } = talk.known;
  if (server.fingerprint === issuer.fingerprint) return server.certificate;
  const pinned = rows.find(({ fingerprint }) => fingerprint === issuer.fingerprint);
  if (pinned) return pinned.wire;
  const then = await keyAt(talk, issuedAt, issuedAt);
  if (then?.fingerprint !== issuer.fingerprint || then.domain !== domain) return null;
  const [first, last] = [rows[0], rows.at(-1)];
  const certificates = [first?.wire ?? server.certificate];
  const known = { certificates, pinned: last ? chainOf(last) : server };
  return (await isLinked(historyOf(talk), known, then)) ? then.certificate : null;
}

function chainOf({ wire: certificate, domain }: ForeignServerKeyRow): Pinned {
  return { certificate, domain };
}

function historyOf(talk: Talk): KeyHistory {
  const { dialect, now } = talk;
  return { format: dialect.certificate, now, at: (when) => keyAt(talk, when, now) };
}

/** Whose certificate has to hold at `then`. Null where there was none, or none that is any good. */
async function keyAt(
  { dialect, http }: Talk,
  when: UnixSeconds,
  then: UnixSeconds,
): Promise<ServerReading | null> {
  try {
    return await read(dialect, await dialect.serverCertificate(http, when), then);
  } catch (error) {
    const isNone = error instanceof ProtocolError && error.status >= 400 && error.status < 500;
    if (isNone) return null;
    throw error;
  }
}

async function read(dialect: Dialect, wire: WireIdCert, now: UnixSeconds): Promise<ServerReading | null> {
  try {
    return await dialect.certificate.readServer(wire, now);
  } catch (error) {
    if (error instanceof ClavesError && error.code === 'SERVER_KEY_INVALID') return null;
    throw error;
  }
}

/**
 * Pins what an inquiry found; a pinned key keeps the certificate that it was first seen with. Throws UNAVAILABLE where another one has pinned something else since: what this one found
 * was measured against a key that is no longer the pinned one.
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
  await tx
    .updateTable('foreign_server_keys')
    .set({ superseded_at: pinned_at })
    .where('domain', '=', domain)
    .where('superseded_at', 'is', null)
    .execute();
  const row = { domain, fingerprint, wire, pinned_at, superseded_at: null };
  await tx.insertInto('foreign_server_keys').values(row).execute();
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
