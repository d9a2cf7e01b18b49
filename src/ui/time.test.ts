import { afterEach, expect, test, vi } from 'vitest';
import { speak } from '../words/words.ts';
import { agoWords, isoMoment, shortDateWords, spanOf, spanPair, spanWords } from './time.ts';

const DAY = 86_400;

afterEach(async () => {
  await speak('en');
  vi.unstubAllEnvs();
});

test.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [89, '89 seconds'],
  [90, '2 minutes'],
  [3600, '60 minutes'],
  [2 * 3600, '2 hours'],
  [DAY, '24 hours'],
  [1.5 * DAY, '2 days'],
  [60 * DAY, '60 days'],
  [60 * DAY - 1, '60 days'],
  [-3 * DAY, '3 days'],
])('%d seconds are “%s”', (seconds, words) => {
  expect(spanWords(seconds)).toBe(words);
});

test.each([
  // By a clock that was set back it has not even happened.
  [-5, 'just now'],
  [0, 'just now'],
  [89, 'just now'],
  [90, '2 minutes ago'],
  [2 * DAY, '2 days ago'],
])('%d seconds after it, it was “%s”', (seconds, words) => {
  expect(agoWords(seconds)).toBe(words);
});

test('a unit changes only where its count is at least one and a half', () => {
  expect(spanOf(1.5 * DAY - 1).unit).toBe('hour');
  expect(spanOf(1.5 * DAY).unit).toBe('day');
});

test('a moment for machines is ISO 8601', () => {
  expect(isoMoment(0)).toBe('1970-01-01T00:00:00.000Z');
});

test('a span in two is its count and its unit', () => {
  expect(spanPair(60 * DAY)).toEqual({ count: '60', unit: 'days' });
  expect(spanPair(1)).toEqual({ count: '1', unit: 'second' });
});

test.each([
  ['Pacific/Kiritimati', '2026-12-04'],
  ['Europe/Madrid', '2026-12-04'],
  ['UTC', '2026-12-03'],
  ['America/Los_Angeles', '2026-12-03'],
  ['Pacific/Pago_Pago', '2026-12-03'],
])('in %s it is %s', async (timeZone, day) => {
  vi.stubEnv('TZ', timeZone);
  vi.resetModules();
  const there = await import('./time.ts');
  expect(there.isoDay(Date.UTC(2026, 11, 3, 23, 30) / 1000)).toBe(day);
});

test('how long ago, and the day for scales, in each language', async () => {
  expect(agoWords(3 * DAY)).toBe('3 days ago');
  expect(shortDateWords(Date.UTC(2026, 11, 3, 12) / 1000)).toBe('Dec 3');
  await speak('de');
  expect(agoWords(3 * DAY)).toBe('vor 3 Tagen');
  expect(shortDateWords(Date.UTC(2026, 11, 3, 12) / 1000)).toBe('3. Dez.');
});
