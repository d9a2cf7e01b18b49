import type { CertificateView, ServerReading, WireIdCert } from '../../src/protocol/certificate.ts';
import { ClavesError } from '../../src/protocol/claves-error.ts';
import type { Dialect } from '../../src/protocol/dialect.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import type { HttpPort } from '../../src/protocol/http.ts';
import { isLinked, type KeyHistory, leadsTo, type Pinned } from '../../src/protocol/key-chain.ts';
import { ID_CERT_MAX_BYTES } from '../../src/protocol/numbers.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { ForeignServerKeyRow } from '../db/schema.ts';
import type { KnownKeys } from './pinned-keys.ts';

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

function chainOf({ wire: certificate, domain, fingerprint }: ForeignServerKeyRow): Pinned {
  return { certificate, domain, fingerprint };
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

/** Null for what is none, or is larger than any: what is believed is kept. */
async function read(dialect: Dialect, wire: WireIdCert, now: UnixSeconds): Promise<ServerReading | null> {
  if (wire.length > ID_CERT_MAX_BYTES) return null;
  try {
    return await dialect.certificate.readServer(wire, now);
  } catch (error) {
    if (error instanceof ClavesError && error.code === 'SERVER_KEY_INVALID') return null;
    throw error;
  }
}
