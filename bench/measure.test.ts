import { expect, test } from 'vitest';
import { measure, perSecond, ratesOf } from './measure.ts';
import { table } from './table.ts';

test.each([
  [[7], { median: 7, min: 7, max: 7 }],
  [[100, 9, 20], { median: 20, min: 9, max: 100 }],
  [[4, 1, 3, 2], { median: 2.5, min: 1, max: 4 }],
])('%j has the median and the spread %j', (runs, rates) => {
  expect(ratesOf(runs)).toEqual(rates);
});

test('both run in turn, and the first of each is not counted', async () => {
  const order: string[] = [];
  const runs = { ours: [1, 10, 30, 20], floor: [1000, 40, 40, 60] };
  const next = (which: 'ours' | 'floor') => async () => {
    order.push(which);
    return runs[which].shift() ?? 0;
  };
  const measured = await measure({ name: 'work', ours: next('ours'), floor: next('floor') }, 3);
  expect(order.join(' ')).toBe(Array(4).fill('ours floor').join(' '));
  expect(measured.ours).toEqual({ median: 20, min: 10, max: 30 });
  expect(table([measured]).split('\n')[1]).toBe('work           20     10–30      40     40–60     2.0');
});

test('a rate is by the second', async () => {
  const rate = await perSecond(5, () => new Promise((resolve) => setTimeout(resolve, 50)));
  expect(rate).toBeGreaterThan(1);
  expect(rate).toBeLessThan(110);
});
