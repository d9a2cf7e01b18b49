import { expect, test } from 'vitest';
import type { KeyPackageRow } from '../../worker/use-cases.ts';
import { countByState, rowsOf } from './filter.ts';

const rows = (['claimed', 'available', 'available', 'superseded'] as const).map(
  (state) => ({ state }) as KeyPackageRow,
);

test('counts all, then each state that there is, in a fixed order', () => {
  expect(countByState(rows).map(({ name, count }) => `${name} ${count}`)).toEqual([
    'All 4',
    'Available 2',
    'Claimed 1',
    'Superseded 1',
  ]);
});

test('nothing at all is still “all”', () => {
  expect(countByState([])).toEqual([{ state: 'all', name: 'All', count: 0 }]);
});

test('a filter keeps the rows of its state', () => {
  expect(rowsOf(rows, 'available')).toHaveLength(2);
  expect(rowsOf(rows, 'all')).toBe(rows);
});
