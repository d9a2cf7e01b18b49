import type { UnixSeconds } from '../../src/protocol/terms.ts';
import { openDatabase } from '../db/open.ts';
import type { HomeServer } from './home-server.ts';
import { openServerKey } from './server-key.ts';

/**
 * Opens the data folder of one domain's home server; at first start it is made. `db.destroy()` closes it. Throws
 * `StartError`.
 */
export async function openHomeServer(settings: {
  readonly dataDir: string;
  readonly domain: string;
  readonly now: () => UnixSeconds;
}): Promise<HomeServer> {
  const { dataDir, domain, now } = settings;
  const db = await openDatabase(dataDir, now());
  try {
    return { db, now, key: await openServerKey(db, { dataDir, domain, now: now() }) };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
