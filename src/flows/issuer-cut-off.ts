import { leadsTo } from '../protocol/key-chain.ts';
import { currentIdCert } from './id-certs.ts';
import { keyHistory } from './key-chain.ts';
import type { Ports, RunOptions } from './ports.ts';
import { requireSession, standingOf } from './standing.ts';

/**
 * Does nothing lead from the key that certified the current ID-Cert to the one that is pinned now, as after a person has
 * accepted that one? Whoever gets to know the home server by its present key cannot judge the ID-Cert. One that ran out
 * is no matter of its issuer. Asks for keys in between where there may be any.
 */
export async function isIssuerCutOff(ports: Ports, options: RunOptions): Promise<boolean> {
  const { sessionId } = await requireSession(ports.store);
  const at = await standingOf(ports, sessionId, options);
  const { record, view } = await currentIdCert(at);
  const { server } = at.session;
  const now = ports.clock.now();
  if (view.issuer.fingerprint === server.fingerprint || view.expiresAt <= now) return false;
  const pinned = await at.dialect.certificate.readServer(server.certificate, now);
  const { fingerprint } = view.issuer;
  const issuer = { certificate: record.issuer, domain: server.domain, fingerprint };
  return !(await leadsTo(keyHistory(at), issuer, pinned));
}
