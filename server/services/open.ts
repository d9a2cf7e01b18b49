import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Opening } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { WakeUps } from '../gateway/wake-ups.ts';
import { type Limits, UNLIMITED } from '../limits/limits.ts';
import { askForeignServers, type ForeignServers } from '../outbound/foreign-servers.ts';
import type { HomeServer, Policy } from './home-server.ts';
import { openServerKey } from './server-key.ts';
import { type Tally, UNCOUNTED } from './tally.ts';

export const OPEN: Policy = { registration: 'open', administrators: new Set() };

/**
 * Opens one domain's home server; at first start its folder and tables are made. `db.destroy()` closes it. Throws
 * `StartError`.
 */
export async function openHomeServer(settings: {
  readonly dataDir: string;
  /** Of a PostgreSQL database; the embedded one, if it is not given. */
  readonly databaseUrl?: string | null;
  readonly domain: string;
  /** Whatever is missing is made, if it is not given. */
  readonly opening?: Opening;
  /** Everybody may register and nobody is an administrator, if it is not given. */
  readonly policy?: Policy;
  /** Nothing is limited, if they are not given. */
  readonly limits?: Limits;
  /** Nothing is counted, if it is not given. */
  readonly tally?: Tally;
  readonly now: () => UnixSeconds;
  /** Found by their domains, if it is not given. */
  readonly foreignServers?: ForeignServers;
}): Promise<HomeServer> {
  const { dataDir, databaseUrl = null, opening, domain, now, foreignServers: named } = settings;
  const { policy = OPEN, limits = UNLIMITED, tally = UNCOUNTED } = settings;
  const db = await openDatabase({ dataDir, databaseUrl }, now(), opening);
  try {
    const key = await openServerKey(db, { dataDir, domain, now: now() });
    const askForeign = askForeignServers({ now, ...(named === undefined ? {} : { named }) });
    return { db, domain, dataDir, policy, limits, tally, wakeUps: new WakeUps(), now, key, askForeign };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
