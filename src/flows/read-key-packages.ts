import { LOW_STOCK, POOL_TARGET } from '../protocol/numbers.ts';
import { currentIdCert } from './id-certs.ts';
import { openJourneyOf } from './open-journey.ts';
import { poolOf, rowOf } from './pool.ts';
import type { Ports } from './ports.ts';
import { requireSession, standingOf } from './standing.ts';
import type { KeyPackageList } from './views.ts';

/** All that this session ever made, the latest first. Throws `NO_SESSION`. */
export async function readKeyPackages(ports: Ports): Promise<KeyPackageList> {
  const at = await standingOf(ports, (await requireSession(ports.store)).sessionId, {});
  const { sessionId, syncedAt, token } = at.session;
  const { serial } = await currentIdCert(at);
  const records = await ports.store.keyPackages(sessionId);
  const { poolTarget: target, refillsByItself } = await ports.settings.read();
  const now = ports.clock.now();
  const row = (each: (typeof records)[number]) =>
    rowOf(each, now, ports.keyPackageReader.cipherSuite(each.keyPackage));
  return {
    pool: poolOf(records, { serial, now, syncedAt, target }),
    policy: { refillsByItself, refillsBelow: Math.min(LOW_STOCK, target), ...POOL_TARGET },
    rows: records.map(row).sort((a, b) => b.createdAt - a.createdAt),
    openJourney: openJourneyOf(at),
    needsSignIn: token === null,
  };
}
