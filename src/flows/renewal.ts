import type { CertificateView } from '../protocol/certificate.ts';
import { ID_CERT_LIFETIME, RENEWAL_WINDOW_OPENS } from '../protocol/numbers.ts';
import type { UnixSeconds } from '../protocol/terms.ts';

const DAY = 24 * 60 * 60;

/** At two thirds of its life, later by up to a day: the same for one ID-Cert always, and not the same for all. */
export function renewalOpensAt({ issuedAt, expiresAt, fingerprint }: CertificateView): UnixSeconds {
  const opens = ((expiresAt - issuedAt) * RENEWAL_WINDOW_OPENS) / ID_CERT_LIFETIME;
  const jitter = Number.parseInt(fingerprint.slice(-8), 16) % DAY;
  return Math.min(expiresAt, issuedAt + Math.floor(opens) + jitter);
}
