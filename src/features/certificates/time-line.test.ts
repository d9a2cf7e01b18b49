import { describe, expect, test } from 'vitest';
import type { Standing } from './actions.ts';
import type { Shown } from './shown.ts';
import { timeLineOf } from './time-line.ts';

const DAY = 24 * 60 * 60;
const NOW = Date.UTC(2026, 10, 25) / 1000;

function shown(sessionId: string, standing: Standing, from: number, until: number | null): Shown {
  return {
    address: `${sessionId}-${from}`,
    standing,
    sessionId,
    isThis: sessionId === 'here',
    fingerprint: null,
    view: null,
    verdict: null,
    file: null,
    publicKey: null,
    from,
    until,
  };
}

const current = shown('here', 'current', NOW - 10 * DAY, NOW + 50 * DAY);
const before = shown('here', 'superseded', NOW - 40 * DAY, NOW - 10 * DAY);
const elsewhere = shown('there', 'elsewhere', NOW - 5 * DAY, NOW + 55 * DAY);
const longAgo = shown('gone', 'revoked', NOW - 400 * DAY, NOW - 390 * DAY);

describe('the rows', () => {
  test('are one for each session, this browser first, then the latest; each from its earliest on', () => {
    const { rows } = timeLineOf([longAgo, elsewhere, current, before], NOW, null);
    expect(rows.map(({ sessionId }) => sessionId)).toEqual(['here', 'there', 'gone']);
    expect(rows[0]?.marks.map((mark) => mark.shown)).toEqual([before, current]);
  });

  test('leave out what ended before the time that is looked at', () => {
    const { rows } = timeLineOf([longAgo, current, before], NOW, NOW - 180 * DAY);
    expect(rows.map(({ sessionId }) => sessionId)).toEqual(['here']);
  });

  test('cut off what began before it', () => {
    const { rows } = timeLineOf([current, before], NOW, NOW - 20 * DAY);
    expect(rows[0]?.marks[0]).toMatchObject({ from: 0 });
  });
});

test('places are true to time, and the end stays on the line', () => {
  const { now, rows } = timeLineOf([current, before, elsewhere], NOW, null);
  const [first, second] = rows[0]?.marks ?? [];
  expect(first?.from).toBe(0);
  expect(first?.to).toBe(second?.from);
  expect(now).toBeCloseTo((40 / 95) * 0.98, 3);
  expect(rows[1]?.marks[0]?.to).toBeCloseTo(0.98, 3);
});

test('what is too narrow for a finger is not offered to one, and a key that waits has no width', () => {
  const brief = shown('here', 'superseded', NOW - 41 * DAY, NOW - 40 * DAY);
  const pending = shown('here', 'pending', NOW - 60, null);
  const { rows } = timeLineOf([current, before, brief, pending], NOW, null);
  expect(rows[0]?.marks.map(({ isWide }) => isWide)).toEqual([false, true, true, false]);
});

test.each([100, 400, 2000, 9000])(
  'over %d days there are a few ticks, each at the beginning of a month',
  (days) => {
    const { ticks } = timeLineOf([shown('here', 'superseded', NOW - days * DAY, NOW)], NOW, null);
    expect(ticks.length).toBeGreaterThan(0);
    expect(ticks.length).toBeLessThanOrEqual(8);
    for (const { month, at } of ticks) {
      expect(new Date(month * 1000).getDate()).toBe(1);
      expect(at).toBeGreaterThan(0);
      expect(at).toBeLessThan(1);
    }
  },
);

test('no tick stands where the word for now does', () => {
  const { now, ticks } = timeLineOf([current], NOW, null);
  expect(ticks.map(({ at }) => Math.abs(at - now) > 0.1)).toEqual(ticks.map(() => true));
});

test('what was rotated today does not lie on the edge', () => {
  const today = shown('here', 'superseded', NOW - 60, NOW);
  const { now, rows } = timeLineOf([today, shown('here', 'current', NOW, NOW + 60 * DAY)], NOW, null);
  expect(rows[0]?.marks[0]?.from).toBeGreaterThan(0.1);
  expect(now).toBeGreaterThan(0.1);
});

test('of nothing there is no row', () => {
  expect(timeLineOf([], NOW, null).rows).toEqual([]);
});
