import { expect, test } from 'vitest';
import { isLongEnough as isTaken } from '../protocol/passphrase.ts';
import { isLongEnough } from './passphrase-length.ts';

test.each([
  ['', false],
  ['a'.repeat(7), false],
  ['🔑'.repeat(7), false],
  ['a'.repeat(8), true],
  ['🔑'.repeat(8), true],
])('of %j the page says what the worker says: %j', (passphrase, isLong) => {
  expect(isLongEnough(passphrase)).toBe(isLong);
  expect(isTaken(passphrase)).toBe(isLong);
});
