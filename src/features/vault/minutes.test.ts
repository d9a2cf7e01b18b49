import { expect, test } from 'vitest';
import { minutesOf } from './minutes.ts';

test.each([
  ['1', 1],
  [' 15 ', 15],
  ['60', 60],
  ['0', null],
  ['61', null],
  ['-5', null],
  ['1.5', null],
  ['1e1', null],
  ['', null],
  ['fifteen', null],
])('%j is %j', (typed, minutes) => {
  expect(minutesOf(typed)).toBe(minutes);
});
