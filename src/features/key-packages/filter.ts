import type { KeyPackageRow } from '../../worker/use-cases.ts';

type State = KeyPackageRow['state'];
export type StateFilter = State | 'waiting' | 'last-resort' | 'all';

/** Which KeyPackages are shown. */
export interface Filter {
  readonly state: StateFilter;
  /** As `suiteOf` names it; empty for all. */
  readonly suite: string;
  /** Of the ID-Cert; empty for all. */
  readonly serial: string;
}

/** In the order in which they are offered. */
const STATES = [
  'waiting',
  'available',
  'expiring',
  'last-resort',
  'staged',
  'claimed',
  'superseded',
  'replaced',
  'expired',
  'all',
] as const satisfies readonly StateFilter[];

/** The filter that an address holds; whatever is none there counts as not chosen. */
export function filterFrom(address: URLSearchParams): Filter {
  const state = STATES.find((each) => each === address.get('state')) ?? 'waiting';
  return { state, suite: address.get('suite') ?? '', serial: address.get('id-cert') ?? '' };
}

/** What an address holds of a filter: what is not chosen is not in it. */
export function addressOf({ state, suite, serial }: Filter): Record<string, string> {
  return {
    ...(state === 'waiting' ? {} : { state }),
    ...(suite === '' ? {} : { suite }),
    ...(serial === '' ? {} : { 'id-cert': serial }),
  };
}

/** A cipher suite's name in an address; bytes that could not be read have none. */
function suiteOf({ cipherSuite }: Pick<KeyPackageRow, 'cipherSuite'>): string {
  return cipherSuite === null ? 'none' : String(cipherSuite);
}

/** What there is to choose from: each suite and each ID-Cert once, in the order of the rows. */
export function choicesIn(rows: readonly KeyPackageRow[]): {
  readonly suites: readonly string[];
  readonly serials: readonly string[];
} {
  return { suites: [...new Set(rows.map(suiteOf))], serials: [...new Set(rows.map(({ serial }) => serial))] };
}

/** How many there are in each state; but for the first and the last, those that have none are left out. */
export function countByState(
  rows: readonly KeyPackageRow[],
  filter: Pick<Filter, 'suite' | 'serial'>,
): { state: StateFilter; count: number }[] {
  const chosen = rows.filter((row) => isOf(filter, row));
  return STATES.map((state) => ({ state, count: chosen.filter((row) => isIn(state, row)).length })).filter(
    ({ state, count }) => count > 0 || state === 'waiting' || state === 'all',
  );
}

/** The rows that a filter keeps, the last-resort one that waits on the server first. */
export function rowsOf(rows: readonly KeyPackageRow[], filter: Filter): readonly KeyPackageRow[] {
  const kept = rows.filter((row) => isIn(filter.state, row) && isOf(filter, row));
  return [...kept.filter(isLastResort), ...kept.filter((row) => !isLastResort(row))];
}

function isOf({ suite, serial }: Pick<Filter, 'suite' | 'serial'>, row: KeyPackageRow): boolean {
  return (suite === '' || suiteOf(row) === suite) && (serial === '' || row.serial === serial);
}

/** The last-resort one in place is no part of the pool, and is counted apart from it. */
function isIn(state: StateFilter, row: KeyPackageRow): boolean {
  if (state === 'all') return true;
  if (state === 'waiting') return isWaiting(row);
  if (state === 'last-resort') return isLastResort(row);
  return row.state === state && !isLastResort(row);
}

function isLastResort(row: KeyPackageRow): boolean {
  return row.kind === 'last-resort' && isWaiting(row);
}

function isWaiting({ state }: KeyPackageRow): boolean {
  return state === 'available' || state === 'expiring';
}
