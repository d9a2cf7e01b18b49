import { currentIdCert } from './id-certs.ts';
import { poolOf, rowOf } from './pool.ts';
import type { Ports } from './ports.ts';
import { requireSession, standingOf } from './standing.ts';
import type { KeyPackageList } from './views.ts';

/** All that this session ever made, the latest first. Throws `NO_SESSION`. */
export async function readKeyPackages(ports: Ports): Promise<KeyPackageList> {
  const { sessionId, syncedAt } = await requireSession(ports.store);
  const { serial } = await currentIdCert(await standingOf(ports, sessionId, {}));
  const records = await ports.store.keyPackages(sessionId);
  const { poolTarget: target } = await ports.settings.read();
  const now = ports.clock.now();
  const rows = records.map((each) => rowOf(each, now)).sort((a, b) => b.createdAt - a.createdAt);
  return { pool: poolOf(records, { serial, now, syncedAt, target }), rows };
}
