import { expect, test } from 'vitest';
import type { KeyPackageRow } from '../../worker/use-cases.ts';
import { countByFilter, rowsOf } from './filter.ts';

const row = (state: KeyPackageRow['state'], kind: KeyPackageRow['kind'] = 'ordinary') =>
  ({ state, kind }) as KeyPackageRow;
const lastResort = row('available', 'last-resort');
const replaced = row('replaced', 'last-resort');
const rows = [row('claimed'), row('available'), row('available'), lastResort, row('superseded'), replaced];

test('counts what waits on the server, then each state that there is, in a fixed order', () => {
  expect(countByFilter(rows).map(({ name, count }) => `${name} ${count}`)).toEqual([
    'On the server 3',
    'Available 2',
    'Last resort 1',
    'Claimed 1',
    'Superseded 1',
    'Replaced 1',
    'All 6',
  ]);
});

test('nothing at all is still something to choose', () => {
  expect(countByFilter([]).map(({ filter }) => filter)).toEqual(['waiting', 'all']);
});

test('the last-resort one in place comes first, and is none of the available ones', () => {
  expect(rowsOf(rows, 'waiting')[0]).toBe(lastResort);
  expect(rowsOf(rows, 'waiting')).toHaveLength(3);
  expect(rowsOf(rows, 'available')).not.toContain(lastResort);
  expect(rowsOf(rows, 'last-resort')).toEqual([lastResort]);
  expect(rowsOf(rows, 'all')).toHaveLength(rows.length);
});
