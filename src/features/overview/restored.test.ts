import { expect, test } from 'vitest';
import { isJustRestored } from './restored.ts';

const RESTORED = { event: { kind: 'backup-restored', madeAt: 1 } } as const;
const MADE = { event: { kind: 'backup-made' } } as const;
const REFUSED = { event: { kind: 'sign-in-refused' } } as const;
const AGAIN = { event: { kind: 'signed-in-again' } } as const;

test('a restore is news until somebody signs in', () => {
  expect(isJustRestored([MADE, RESTORED, REFUSED])).toBe(true);
  expect(isJustRestored([AGAIN, RESTORED])).toBe(false);
});

test('a sign-in that was refused later, or without a restore, is another matter', () => {
  expect(isJustRestored([REFUSED, RESTORED])).toBe(false);
  expect(isJustRestored([REFUSED])).toBe(false);
  expect(isJustRestored([])).toBe(false);
});
