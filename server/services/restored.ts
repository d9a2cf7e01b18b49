import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Database } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import { tellLowKeyPackages } from '../gateway/events.ts';
import { leapOutboxes } from '../gateway/outbox.ts';
import type { HomeServer } from './home-server.ts';
import { voidOrdinary } from './key-packages.ts';
import { isLastResortOut } from './low-stock.ts';
import { lockSession } from './session-rows.ts';

/** What a restore took off the shelf. */
export interface Withdrawn {
  readonly sessions: number;
  readonly keyPackages: number;
}

/**
 * Notes that this database was put back from a backup, and withdraws every ordinary KeyPackage in it: the claims since
 * that backup are forgotten, so any of them may be somebody's already (promise 3 of section 8). Last-resort ones stay.
 * Run again after a crash, it does the rest.
 */
export async function markRestored(home: HomeServer): Promise<Withdrawn> {
  const { db } = home;
  const at = home.now();
  // First: from here on nothing that was made before is taken in again.
  await db.insertInto('restores').values({ restored_at: at }).execute();
  await leapOutboxes(home, at);
  const counts: number[] = [];
  for (const session of await stockedSessions(db)) counts.push(await withdrawStock(home, session, at));
  const keyPackages = counts.reduce((sum, count) => sum + count, 0);
  return { sessions: counts.filter((count) => count > 0).length, keyPackages };
}

async function stockedSessions(db: Database): Promise<number[]> {
  const rows = await db
    .selectFrom('key_packages')
    .select('session')
    .distinct()
    .where('last_resort', '=', 0)
    .where('voided_at', 'is', null)
    .where('handed_out_at', 'is', null)
    .orderBy('session')
    .execute();
  return rows.map(({ session }) => session);
}

/** One session in one transaction, which is where it is told that its stock is low. */
function withdrawStock(home: HomeServer, id: number, at: UnixSeconds): Promise<number> {
  return transact(home.db, async (tx) => {
    const session = await lockSession(tx, id);
    const count = await voidOrdinary(tx, id, at);
    if (count > 0) {
      const lastResortHandedOut = await isLastResortOut(tx, id);
      await tellLowKeyPackages(home, tx, session, { remaining: 0, lastResortHandedOut });
    }
    return count;
  });
}
