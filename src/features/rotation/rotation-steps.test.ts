import { expect, test } from 'vitest';
import { rotationSteps, standingOf } from './rotation-steps.ts';

const states = (...args: Parameters<typeof rotationSteps>) =>
  rotationSteps(...args).map(({ state }) => state);

test('a rotation begins at the first IDLE and ends past the last', () => {
  expect(states('begin')).toEqual(['now', 'next', 'next', 'next', 'next', 'next']);
  expect(states('IDLE')).toEqual(['done', 'done', 'done', 'done', 'done', 'done']);
});

test('it stands where the journal stands', () => {
  expect(states('STAGED')).toEqual(['done', 'done', 'done', 'now', 'next', 'next']);
});

test('the way back is barred before the key is sent, and there only', () => {
  const barred = rotationSteps('begin').filter(({ noReturn }) => noReturn !== undefined);
  expect(barred.map(({ name }) => name)).toEqual(['PREPARED']);
});

test('another journey that is finished first leaves it at its beginning', () => {
  expect(standingOf({ journey: 'replenish', state: 'STAGED', doing: 'sending' })).toBe('begin');
  expect(standingOf({ journey: 'rotate', state: 'STAGED', doing: 'sending' })).toBe('STAGED');
  expect(standingOf(null)).toBe('begin');
});
