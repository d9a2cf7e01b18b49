import type { Caller } from '../http/mount.ts';
import type { HomeServer } from './home-server.ts';

export interface Inventory {
  /** Refs that wait to be claimed, in the order in which they will be. */
  readonly available: readonly string[];
  readonly claimed: readonly { readonly ref: string; readonly at: number }[];
  readonly lastResort: { readonly ref: string; readonly handedOut: boolean } | null;
}

/** What this server holds for the caller's session. Read in one go, so that nothing is in two lists or in none. */
export async function inventory(home: HomeServer, caller: Caller): Promise<Inventory> {
  const now = home.now();
  const rows = await home.db
    .selectFrom('key_packages')
    .select(['ref', 'last_resort', 'not_after', 'handed_out_at', 'voided_at'])
    .where('session', '=', caller.sessionRowId)
    .orderBy('id')
    .execute();
  const ordinary = rows.filter(({ last_resort }) => last_resort === 0);
  const waiting = ordinary.filter((row) => row.handed_out_at === null && row.voided_at === null);
  const lastResort = rows.find((row) => row.last_resort === 1 && row.voided_at === null);
  return {
    available: waiting.filter(({ not_after }) => not_after > now).map(({ ref }) => ref),
    claimed: ordinary.flatMap(({ ref, handed_out_at: at }) => (at === null ? [] : [{ ref, at }])),
    lastResort: lastResort ? { ref: lastResort.ref, handedOut: lastResort.handed_out_at !== null } : null,
  };
}
