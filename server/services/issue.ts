import { randomBytes } from 'node:crypto';
import { certify } from '../../src/crypto/openpgp/certify.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import { ID_CERT_LIFETIME } from '../../src/protocol/numbers.ts';
import type { Fid, SessionId } from '../../src/protocol/terms.ts';
import type { IdCertRow } from '../db/schema.ts';
import { readRequest } from './certificate-request.ts';
import type { HomeServer } from './home-server.ts';
import { wireOf } from './wire.ts';

/** Somebody has to give the server a new certificate first. Seconds. */
const RETRY_AFTER = 3600;

/** An ID-Cert that is signed, and nobody's until its row is committed. */
export type SignedIdCert = Omit<IdCertRow, 'id' | 'session' | 'superseded_at' | 'revoked_at'>;

/**
 * Certifies the armored key for a session (section 5 of the protocol). Reads and writes no database, so that
 * transactions stay short. Throws PAYLOAD_TOO_LARGE or a KEY_… refusal.
 */
export async function signIdCert(
  home: HomeServer,
  who: { readonly fid: Fid; readonly sessionId: SessionId },
  armored: string,
): Promise<SignedIdCert> {
  const now = home.now();
  const request = await readRequest(armored, who.fid, now);
  const { domain, secret } = home.key;
  const serial = randomSerial();
  const expires_at = expiryOf(home, now);
  const notations = [
    { name: `session-id@${domain}`, value: who.sessionId },
    { name: `serial@${domain}`, value: serial },
  ];
  // A sender's clock may be ahead a little: no certification may be older than its key.
  const terms = { issuedAt: Math.max(now, request.created), expiresAt: expires_at, notations };
  const certificate = await certify(request.canonical, { key: secret, userId: domain }, terms);
  const { publicKey: public_key } = request;
  return { serial, public_key, certificate, wire: wireOf(certificate), issued_at: now, expires_at };
}

/** A server whose own certificate ran out can certify nothing. */
function expiryOf({ key }: HomeServer, now: number): number {
  const expiresAt = Math.min(now + ID_CERT_LIFETIME, key.expiresAt);
  if (expiresAt <= now) throw new ProtocolError('UNAVAILABLE', { retryAfter: RETRY_AFTER });
  return expiresAt;
}

/** Positive, below 2^63, decimal. */
function randomSerial(): string {
  const random = randomBytes(8).readBigUInt64BE() >> 1n;
  return String(random || 1n);
}
