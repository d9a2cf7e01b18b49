import { expect, test } from 'vitest';
import { shareAt, ticksOf } from './span-geometry.ts';

const DAY = 86_400;
const span = { from: 0, windowFrom: 40 * DAY, until: 60 * DAY, now: 15 * DAY };

test('sixty days are sixty ticks, a third of them in the window', () => {
  const ticks = ticksOf(span);
  expect(ticks).toHaveLength(60);
  expect(ticks.filter((tick) => tick.passed)).toHaveLength(15);
  expect(ticks.filter((tick) => tick.inWindow)).toHaveLength(20);
  expect(ticks.at(0)?.share).toBeCloseTo(1 / 120);
  expect(ticks.at(-1)?.share).toBeCloseTo(119 / 120);
});

test('the hand stays on the line before and after the span', () => {
  expect(shareAt(span, 15 * DAY)).toBe(0.25);
  expect(shareAt(span, -DAY)).toBe(0);
  expect(shareAt(span, 99 * DAY)).toBe(1);
});

test('a span without length or with many days still draws', () => {
  expect(ticksOf({ from: 5, windowFrom: 5, until: 5, now: 9 })).toHaveLength(1);
  expect(ticksOf({ ...span, until: 365 * DAY })).toHaveLength(60);
});
