import { expect, test } from 'vitest';
import type { KeyPackageRow } from '../../worker/use-cases.ts';
import { addressOf, choicesIn, countByState, type Filter, filterFrom, rowsOf } from './filter.ts';

const row = (state: KeyPackageRow['state'], change: Partial<KeyPackageRow> = {}) =>
  ({ state, kind: 'ordinary', cipherSuite: 1, serial: '7', ...change }) as KeyPackageRow;
const lastResort = row('available', { kind: 'last-resort' });
const replaced = row('replaced', { kind: 'last-resort' });
const old = row('superseded', { serial: '6' });
const unreadable = row('claimed', { cipherSuite: null });
const rows = [unreadable, row('available'), row('available'), lastResort, old, replaced];

const ALL: Filter = { state: 'all', suite: '', serial: '' };
const counts = (of: readonly KeyPackageRow[], filter: Filter) =>
  countByState(of, filter).map(({ state, count }) => `${state} ${count}`);

test('counts what waits on the server, then each state that there is, in a fixed order', () => {
  expect(counts(rows, ALL)).toEqual([
    'waiting 3',
    'available 2',
    'last-resort 1',
    'claimed 1',
    'superseded 1',
    'replaced 1',
    'all 6',
  ]);
});

test('counts only those of the chosen suite and ID-Cert', () => {
  expect(counts(rows, { ...ALL, serial: '6' })).toEqual(['waiting 0', 'superseded 1', 'all 1']);
  expect(counts(rows, { ...ALL, suite: 'none' })).toEqual(['waiting 0', 'claimed 1', 'all 1']);
});

test('nothing at all is still something to choose', () => {
  expect(counts([], ALL)).toEqual(['waiting 0', 'all 0']);
});

test('the last-resort one in place comes first, and is none of the available ones', () => {
  const waiting = rowsOf(rows, { ...ALL, state: 'waiting' });
  expect(waiting[0]).toBe(lastResort);
  expect(waiting).toHaveLength(3);
  expect(rowsOf(rows, { ...ALL, state: 'available' })).not.toContain(lastResort);
  expect(rowsOf(rows, { ...ALL, state: 'last-resort' })).toEqual([lastResort]);
  expect(rowsOf(rows, ALL)).toHaveLength(rows.length);
});

test('state, suite and ID-Cert narrow together', () => {
  expect(rowsOf(rows, { ...ALL, suite: 'none' })).toEqual([unreadable]);
  expect(rowsOf(rows, { ...ALL, serial: '6' })).toEqual([old]);
  expect(rowsOf(rows, { state: 'claimed', suite: '1', serial: '7' })).toEqual([]);
  expect(choicesIn(rows)).toEqual({ suites: ['none', '1'], serials: ['7', '6'] });
});

test.each<[string, Filter]>([
  ['', { state: 'waiting', suite: '', serial: '' }],
  ['state=claimed&suite=1&id-cert=7', { state: 'claimed', suite: '1', serial: '7' }],
])('an address that ends in “%s” holds the filter, and is made of it', (address, filter) => {
  expect(filterFrom(new URLSearchParams(address))).toEqual(filter);
  expect(new URLSearchParams(addressOf(filter)).toString()).toBe(address);
});

test('what no filter has counts as not chosen', () => {
  expect(filterFrom(new URLSearchParams('state=7&x=y')).state).toBe('waiting');
});
