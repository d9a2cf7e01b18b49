import { LOW_STOCK } from '../../src/protocol/numbers.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';
import type { Tx } from '../db/schema.ts';
import { tellLowKeyPackages } from '../gateway/events.ts';
import type { HomeServer } from './home-server.ts';

/*
 * LOW_KEY_PACKAGES (section 9 of the protocol). A session whose stock was filled is told once that it is low, until it is
 * filled again.
 */

/**
 * Claims run beside each other, and none sees what the others take. So near the limit they come one after the other, by
 * the outbox. Where more than these run at once, the next one tells.
 */
const CLAIMS_AT_ONCE = 32;

/** What one claim took from one session. */
export interface Taken {
  readonly session: number;
  /** It was the last-resort KeyPackage, for the first time. */
  readonly lastResortFirst: boolean;
}

/** In the transaction of a claim, as the last thing, for the sessions in their order. */
export async function tellLowStocks(home: HomeServer, tx: Tx, taken: readonly Taken[]): Promise<void> {
  for (const each of taken) await tellLowStock(home, tx, each);
}

async function tellLowStock(home: HomeServer, tx: Tx, { session, lastResortFirst }: Taken): Promise<void> {
  if (!lastResortFirst && !(await mayBeLow(tx, session, home.now()))) return;
  const outbox = await lockOutbox(tx, session);
  const remaining = await countUpTo(tx, session, home.now(), LOW_STOCK);
  const isNews = outbox?.is_stocked === 1 && remaining < LOW_STOCK;
  if (!isNews && !lastResortFirst) return;
  const row = await tx.selectFrom('sessions').selectAll().where('id', '=', session).executeTakeFirstOrThrow();
  const lastResortHandedOut = lastResortFirst || (await isLastResortOut(tx, session));
  await tellLowKeyPackages(home, tx, row, { remaining, lastResortHandedOut });
}

/** In the transaction of an upload, as the last thing. */
export async function noteStock(tx: Tx, session: number, stock: number): Promise<void> {
  if (stock < LOW_STOCK) return;
  await tx
    .updateTable('outboxes')
    .set({ is_stocked: 1 })
    .where('session', '=', session)
    .where('is_stocked', '=', 0)
    .execute();
}

async function mayBeLow(tx: Tx, session: number, now: UnixSeconds): Promise<boolean> {
  const most = LOW_STOCK + CLAIMS_AT_ONCE;
  const outbox = await outboxOf(tx, session).executeTakeFirst();
  return outbox?.is_stocked === 1 && (await countUpTo(tx, session, now, most)) < most;
}

function lockOutbox(tx: Tx, session: number) {
  return outboxOf(tx, session).forUpdate().executeTakeFirst();
}

function outboxOf(tx: Tx, session: number) {
  return tx.selectFrom('outboxes').select('is_stocked').where('session', '=', session);
}

/** How many KeyPackages wait to be claimed; counting ends at `most`. */
async function countUpTo(tx: Tx, session: number, now: UnixSeconds, most: number): Promise<number> {
  const rows = await tx
    .selectFrom('key_packages')
    .select('id')
    .where('session', '=', session)
    .where('last_resort', '=', 0)
    .where('voided_at', 'is', null)
    .where('handed_out_at', 'is', null)
    .where('not_after', '>', now)
    .limit(most)
    .execute();
  return rows.length;
}

/** Was the present last-resort KeyPackage handed out? */
export async function isLastResortOut(tx: Tx, session: number): Promise<boolean> {
  const row = await tx
    .selectFrom('key_packages')
    .select('handed_out_at')
    .where('session', '=', session)
    .where('last_resort', '=', 1)
    .where('voided_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined && row.handed_out_at !== null;
}
