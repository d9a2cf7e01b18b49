import type { KeyPackageRow } from '../../worker/use-cases.ts';

type State = KeyPackageRow['state'];
export type Filter = State | 'waiting' | 'last-resort' | 'all';

/** The states in words. */
export const STATE_WORDS = {
  available: 'Available',
  expiring: 'Expiring soon',
  staged: 'Staged',
  claimed: 'Claimed',
  superseded: 'Superseded',
  replaced: 'Replaced',
  expired: 'Expired',
} as const satisfies Record<State, string>;

/** In the order in which they are offered. */
const FILTERS = [
  ['waiting', 'On the server'],
  ['available', STATE_WORDS.available],
  ['expiring', STATE_WORDS.expiring],
  ['last-resort', 'Last resort'],
  ['staged', STATE_WORDS.staged],
  ['claimed', STATE_WORDS.claimed],
  ['superseded', STATE_WORDS.superseded],
  ['replaced', STATE_WORDS.replaced],
  ['expired', STATE_WORDS.expired],
  ['all', 'All'],
] as const satisfies readonly (readonly [Filter, string])[];

/** How many each filter keeps; but for the first and the last, those that keep none are left out. */
export function countByFilter(
  rows: readonly KeyPackageRow[],
): { filter: Filter; name: string; count: number }[] {
  return FILTERS.map(([filter, name]) => ({ filter, name, count: rowsOf(rows, filter).length })).filter(
    ({ filter, count }) => count > 0 || filter === 'waiting' || filter === 'all',
  );
}

/** The rows that a filter keeps, the last-resort one that waits on the server first. */
export function rowsOf(rows: readonly KeyPackageRow[], filter: Filter): readonly KeyPackageRow[] {
  const kept = rows.filter((row) => keeps(filter, row));
  return [...kept.filter(isLastResort), ...kept.filter((row) => !isLastResort(row))];
}

/** The last-resort one in place is no part of the pool, and is counted apart from it. */
function keeps(filter: Filter, row: KeyPackageRow): boolean {
  if (filter === 'all') return true;
  if (filter === 'waiting') return isWaiting(row);
  if (filter === 'last-resort') return isLastResort(row);
  return row.state === filter && !isLastResort(row);
}

function isLastResort(row: KeyPackageRow): boolean {
  return row.kind === 'last-resort' && isWaiting(row);
}

function isWaiting({ state }: KeyPackageRow): boolean {
  return state === 'available' || state === 'expiring';
}
