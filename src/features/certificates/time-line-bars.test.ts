import { expect, test } from 'vitest';
import type { Standing } from './actions.ts';
import type { Mark, Row } from './time-line.ts';
import { barsOf } from './time-line-bars.ts';

function row(...marks: [Standing, number, number][]): Row {
  const drawn = marks.map(
    ([standing, from, to]) => ({ shown: { standing }, from, to, isWide: true }) as Mark,
  );
  return { sessionId: 'here', isThis: true, marks: drawn };
}

test('what is in force is filled until now, and outlined from there', () => {
  const current = row(['current', 0.2, 0.8]);
  expect(barsOf(current, 'force', 0.5)).toBe('M200 17h300V27h-300z');
  expect(barsOf(current, 'ahead', 0.5)).toBe('M500 17h300V27h-300z');
});

test('what has run out has nothing ahead of it', () => {
  const ranOut = row(['elsewhere', 0.1, 0.4]);
  expect(barsOf(ranOut, 'force', 0.5)).toBe('M100 17h300V27h-300z');
  expect(barsOf(ranOut, 'ahead', 0.5)).toBe('');
});

test('what is over stands in one outline, what is short can be seen, and what is bad stands apart', () => {
  const past = row(['superseded', 0, 0.5], ['superseded', 0.5, 0.5001], ['rejected', 0.6, 0.6]);
  expect(barsOf(past, 'past', 0.9)).toBe('M0 17h500V27h-500zM500 17h2V27h-2z');
  expect(barsOf(past, 'bad', 0.9)).toBe('M600 17h2V27h-2z');
});
