import { expect, test } from 'vitest';
import { mannWhitney, median } from './mann-whitney.ts';

test('is what SciPy calculates, for its own example', () => {
  const { u, p } = mannWhitney([19, 22, 16, 29, 24], [20, 11, 17, 12]);
  expect(u).toBe(17);
  expect(p).toBeCloseTo(0.111_346_886_533, 6);
  expect(mannWhitney([20, 11, 17, 12], [19, 22, 16, 29, 24])).toMatchObject({ u: 3, p });
});

test('takes ties for half', () => {
  // Ranks 1.5, 1.5 and 3.5, of three pairs of equal ones: z = (4.5 - 0.5 - 0.5) / sqrt(9 / 12 * (7 - 18 / 30)).
  const { u, p } = mannWhitney([1, 2, 1], [2, 3, 3]);
  expect(u).toBe(0.5);
  expect(p).toBeCloseTo(0.110_148_924, 6);
  expect(mannWhitney([1, 2, 3], [1, 2, 3])).toMatchObject({ u: 4.5 });
  expect(mannWhitney([1, 2, 3], [1, 2, 3]).p).toBeCloseTo(1, 6);
});

/** Numbers of which nobody knows the next one, the same ones in each run. */
function* pseudoRandom(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    yield state / 2 ** 32;
  }
}

test('sees a small difference among many, and none where there is none', () => {
  const random = pseudoRandom(7);
  const sample = (shift: number) =>
    Array.from({ length: 2000 }, () => shift + 50 + 10 * (random.next().value ?? 0));
  expect(mannWhitney(sample(0), sample(0)).p).toBeGreaterThan(0.01);
  expect(mannWhitney(sample(0), sample(0.5)).p).toBeLessThan(0.001);
});

test('the middle of a sample', () => {
  expect(median([9, 1, 2])).toBe(2);
  expect(median([9, 1, 2, 3])).toBe(2.5);
});
