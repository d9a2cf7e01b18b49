import type { KeyPackageRow } from '../../worker/use-cases.ts';

type State = KeyPackageRow['state'];
export type Filter = State | 'all';

/** The states in words, in the order in which they are offered. */
export const STATE_WORDS = {
  available: 'Available',
  expiring: 'Expiring soon',
  staged: 'Staged',
  claimed: 'Claimed',
  superseded: 'Superseded',
  replaced: 'Replaced',
  expired: 'Expired',
} as const satisfies Record<State, string>;

/** How many there are of each state; states of which there is none are left out. */
export function countByState(
  rows: readonly KeyPackageRow[],
): { state: Filter; name: string; count: number }[] {
  const states = Object.keys(STATE_WORDS) as State[];
  const counted = states.map((state) => ({
    state,
    name: STATE_WORDS[state],
    count: rows.filter((row) => row.state === state).length,
  }));
  return [{ state: 'all', name: 'All', count: rows.length }, ...counted.filter(({ count }) => count > 0)];
}

/** The rows of one state, or all. */
export function rowsOf(rows: readonly KeyPackageRow[], filter: Filter): readonly KeyPackageRow[] {
  return filter === 'all' ? rows : rows.filter(({ state }) => state === filter);
}
