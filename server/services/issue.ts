import { randomBytes } from 'node:crypto';
import { certify } from '../../src/crypto/openpgp/certify.ts';
import type { CertificateRequest } from '../../src/crypto/openpgp/read-request.ts';
import { toWire } from '../../src/crypto/openpgp/wire.ts';
import { ProtocolError } from '../../src/protocol/errors.ts';
import { ID_CERT_LIFETIME } from '../../src/protocol/numbers.ts';
import type { SessionId, UnixSeconds } from '../../src/protocol/terms.ts';
import type { IdCertRow, Tx } from '../db/schema.ts';
import type { HomeServer } from './home-server.ts';
import { signingKey } from './signing-key.ts';

/** Somebody has to give the server a new certificate first. Seconds. */
const RETRY_AFTER = 3600;

/** An ID-Cert that is signed, and nobody's until its row is committed. */
export type SignedIdCert = Omit<IdCertRow, 'id' | 'session' | 'superseded_at' | 'revoked_at'>;

/** What stands in an ID-Cert beside the key. */
export interface Subject {
  readonly sessionId: SessionId;
  /** No earlier than this is it dated: when the one that it supersedes was issued. */
  readonly notBefore?: UnixSeconds;
}

/**
 * Certifies a key for a session (section 5 of the protocol), in under a millisecond, in the transaction that found the
 * key unknown. Throws UNAVAILABLE where the server's own certificate leaves no time.
 */
export async function signIdCert(
  home: HomeServer,
  tx: Tx,
  request: CertificateRequest,
  { sessionId, notBefore = 0 }: Subject,
): Promise<SignedIdCert> {
  const { domain } = home;
  const { secret, expiresAt } = await signingKey(home, tx);
  const serial = randomSerial();
  // A sender's clock may be ahead a little: no certification may be older than its key, or than the key that makes it.
  const issued_at = Math.max(home.now(), request.created, secret.created, notBefore);
  const expires_at = expiryOf(issued_at, expiresAt);
  const notations = [
    { name: `session-id@${domain}`, value: sessionId },
    { name: `serial@${domain}`, value: serial },
  ];
  const terms = { issuedAt: issued_at, expiresAt: expires_at, notations };
  const certificate = await certify(request.canonical, { key: secret, userId: domain }, terms);
  const { publicKey: public_key } = request;
  return { serial, public_key, certificate, wire: toWire(certificate), issued_at, expires_at };
}

/** A server whose own certificate has run out by then can certify nothing. */
function expiryOf(issuedAt: UnixSeconds, keyExpiresAt: UnixSeconds): UnixSeconds {
  const expiresAt = Math.min(issuedAt + ID_CERT_LIFETIME, keyExpiresAt);
  if (expiresAt <= issuedAt) throw new ProtocolError('UNAVAILABLE', { retryAfter: RETRY_AFTER });
  return expiresAt;
}

/** Positive, below 2^63, decimal. */
function randomSerial(): string {
  const random = randomBytes(8).readBigUInt64BE() >> 1n;
  return String(random || 1n);
}
