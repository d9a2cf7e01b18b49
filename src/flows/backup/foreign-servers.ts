import type { ServerIdentity } from '../../protocol/certificate.ts';
import type { ForeignServerRecord } from '../foreign/ports.ts';
import type { KnownForeignServer } from './ports.ts';

/** What a file holds of it: no token, and nothing that is old by the time it is restored. */
export function toKnown({
  id,
  sessionId,
  address,
  dialect,
  server,
  createdAt,
  endedAt,
}: ForeignServerRecord): KnownForeignServer {
  return { id, sessionId, address, dialect, server: pinnedParts(server), createdAt, endedAt };
}

/** What discovery read of a server beside its identity may lie in a record too; the file has no place for it. */
export function pinnedParts({ certificate, domain, fingerprint, expiresAt }: ServerIdentity): ServerIdentity {
  return { certificate, domain, fingerprint, expiresAt };
}
