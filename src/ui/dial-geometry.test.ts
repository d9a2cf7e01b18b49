import { expect, test } from 'vitest';
import { angleAt, arcPath, pointAt, ticksOf } from './dial-geometry.ts';

const DAY = 86_400;
const span = { from: 0, windowFrom: 40 * DAY, until: 60 * DAY, now: 15 * DAY };

test('sixty days are sixty ticks, a third of them in the window', () => {
  const ticks = ticksOf(span);
  expect(ticks).toHaveLength(60);
  expect(ticks.filter((tick) => tick.passed)).toHaveLength(15);
  expect(ticks.filter((tick) => tick.inWindow)).toHaveLength(20);
  expect(ticks.at(0)?.angle).toBe(3);
  expect(ticks.at(-1)?.angle).toBe(357);
});

test('the hand stays on the ring before and after the span', () => {
  expect(angleAt(span, 15 * DAY)).toBe(90);
  expect(angleAt(span, -DAY)).toBe(0);
  expect(angleAt(span, 99 * DAY)).toBe(360);
});

test('a span without length or with many days still draws', () => {
  expect(ticksOf({ from: 5, windowFrom: 5, until: 5, now: 9 })).toHaveLength(1);
  expect(ticksOf({ ...span, until: 365 * DAY })).toHaveLength(60);
});

test('angles go clockwise from the top', () => {
  expect(pointAt(100, 0)).toEqual({ x: 0, y: -100 });
  expect(pointAt(100, 90)).toEqual({ x: 100, y: 0 });
  expect(pointAt(100, 180)).toEqual({ x: 0, y: 100 });
});

test('an arc over half a turn takes the long way, and a full one stops short', () => {
  expect(arcPath(10, 0, 90)).toBe('M0 -10A10 10 0 0 1 10 0');
  expect(arcPath(10, 0, 270)).toContain(' 0 1 1 ');
  expect(arcPath(10, 0, 360)).not.toContain('0 1 1 0 -10');
});
