import { expect, test } from 'vitest';
import { idleFor, minutesUntilLock } from './idle.ts';

const HOUR = 3_600_000;
const then = { wall: 1_000 * HOUR, steady: 10 };

test('while both clocks run it is the time between', () => {
  expect(idleFor(then, { wall: then.wall + 500, steady: 510 })).toBe(500);
});

test('a machine that slept is found out by the clock on the wall', () => {
  expect(idleFor(then, { wall: then.wall + HOUR, steady: 20 })).toBe(HOUR);
});

test('a clock that was set back hides nothing', () => {
  expect(idleFor(then, { wall: then.wall - HOUR, steady: HOUR + 10 })).toBe(HOUR);
});

test('is never less than nothing', () => {
  expect(idleFor(then, { wall: then.wall - HOUR, steady: 10 })).toBe(0);
});

test.each([1, 15, 60])('the vault locks after %i minutes where that was chosen', (minutes) => {
  expect(minutesUntilLock(minutes)).toBe(minutes);
});

test.each([undefined, Number.NaN, 0, -1, 61, Number.POSITIVE_INFINITY])(
  'it locks after the usual time where %j is what is known of the settings',
  (minutes) => {
    expect(minutesUntilLock(minutes)).toBe(15);
  },
);
