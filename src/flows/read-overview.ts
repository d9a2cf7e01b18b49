import { readBackupState } from './backup/backup-state.ts';
import { currentIdCert } from './id-certs.ts';
import { openJourneyOf } from './open-journey.ts';
import { poolOf, rowOf } from './pool.ts';
import { poolUse } from './pool-use.ts';
import type { Ports } from './ports.ts';
import { renewalOpensAt } from './renewal.ts';
import { requireSession, standingOf } from './standing.ts';
import { onOffer } from './stock.ts';
import type { Overview } from './views.ts';

/** Throws `NO_SESSION` where this browser has no certified session. */
export async function readOverview(ports: Ports): Promise<Overview> {
  const { sessionId } = await requireSession(ports.store);
  const at = await standingOf(ports, sessionId, {});
  const { session } = at;
  const { view, serial } = await currentIdCert(at);
  const [records, idCerts] = await Promise.all([
    ports.store.keyPackages(sessionId),
    ports.store.idCerts(sessionId),
  ]);
  const { poolTarget } = await ports.settings.read();
  const now = ports.clock.now();
  const [lastResort] = onOffer(records, 'last-resort', serial);
  return {
    fid: session.fid,
    sessionId,
    homeServer: session.homeServer,
    server: { domain: session.server.domain, fingerprint: session.server.fingerprint },
    certificate: { view, renewalOpensAt: renewalOpensAt(view) },
    pool: poolOf(records, { serial, now, syncedAt: session.syncedAt, target: poolTarget }),
    lastResort: lastResort
      ? rowOf(lastResort, now, ports.keyPackageReader.cipherSuite(lastResort.keyPackage))
      : null,
    openJourney: openJourneyOf(at),
    use: poolUse({ records, idCerts, serial }, now),
    needsSignIn: session.token === null,
    backup: await readBackupState(ports),
    now,
    clockSkew: ports.clock.skew(),
  };
}
