import type { ServerReading } from '../protocol/certificate.ts';
import type { KeyHistory } from '../protocol/key-chain.ts';
import type { UnixSeconds } from '../protocol/terms.ts';
import { isCode } from './answers.ts';
import { resend } from './resend.ts';
import { connectWithoutToken } from './secrets.ts';
import type { Standing } from './standing.ts';

/** The home server's keys, as it is asked for them over and over where the line fails. */
export function keyHistory(at: Standing): KeyHistory {
  const now = at.ports.clock.now();
  return { format: at.dialect.certificate, now, at: (when) => keyAt(at, when) };
}

async function keyAt(at: Standing, when: UnixSeconds): Promise<ServerReading | null> {
  const http = connectWithoutToken(at);
  try {
    const certificate = await resend(at, () => at.dialect.serverCertificate(http, when));
    return await at.dialect.certificate.readServer(certificate, at.ports.clock.now());
  } catch (error) {
    if (isCode(error, 'CERT_NOT_FOUND', 'TIMESTAMP_INVALID', 'SERVER_KEY_INVALID')) return null;
    throw error;
  }
}
