import type { ServerIdentity, ServerReading } from '../protocol/certificate.ts';
import { isCode } from './answers.ts';
import { resend } from './resend.ts';
import { connectWithoutToken } from './secrets.ts';
import type { Standing } from './standing.ts';

/** Keys that may come and go while a browser is away. */
const MOST_CHANGES = 20;

/**
 * Did the pinned key vouch for this one, or for one that did, and so on? Those that were missed are asked for backwards
 * in time; each has to hold by itself, and what the one before it said of it has to hold now. A server that has not the
 * pinned key cannot make such a chain.
 */
export async function leadsTo(at: Standing, pinned: ServerIdentity, newest: ServerReading): Promise<boolean> {
  const { certifiedBy } = at.dialect.certificate;
  const now = at.ports.clock.now();
  let key = newest;
  for (let changes = 0; changes < MOST_CHANGES; changes++) {
    if (await certifiedBy(key.certificate, pinned.certificate, now)) return true;
    const before = await keyBefore(at, key);
    if (!before || before.fingerprint === key.fingerprint || before.domain !== pinned.domain) return false;
    if (!(await certifiedBy(key.certificate, before.certificate, now))) return false;
    key = before;
  }
  return false;
}

/** Null where there was none, or none that is any good. */
async function keyBefore(at: Standing, { createdAt }: ServerReading): Promise<ServerReading | null> {
  const http = connectWithoutToken(at);
  // A new key may be dated a little ahead, and nobody may ask for a time to come.
  const when = Math.min(createdAt - 1, at.ports.clock.now());
  try {
    const certificate = await resend(at, () => at.dialect.serverCertificate(http, when));
    return await at.dialect.certificate.readServer(certificate, at.ports.clock.now());
  } catch (error) {
    if (isCode(error, 'CERT_NOT_FOUND', 'TIMESTAMP_INVALID', 'SERVER_KEY_INVALID')) return null;
    throw error;
  }
}
