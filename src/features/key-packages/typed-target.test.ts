import { expect, test } from 'vitest';
import { typedTarget } from './typed-target.ts';

const BOUNDS = { least: 20, most: 500 };

test.each([
  ['20', 20],
  [' 0100 ', 100],
  ['500', 500],
  ['19', null],
  ['501', null],
  ['1e2', null],
  ['99.5', null],
  ['-50', null],
  ['', null],
])('“%s” is a target of %s', (typed, target) => {
  expect(typedTarget(typed, BOUNDS)).toBe(target);
});
