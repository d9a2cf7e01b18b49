import { expect, test } from 'vitest';
import { enrolSteps } from './enrol-steps.ts';

test('what is behind is done, what is ahead is to come', () => {
  expect(enrolSteps('STAGED').map(({ state }) => state)).toEqual(['done', 'done', 'now', 'next', 'next']);
});

test('at the end all is done', () => {
  expect(enrolSteps('IDLE').every(({ state }) => state === 'done')).toBe(true);
});

test('a rotation that an enrolment leads to stands at its beginning', () => {
  expect(enrolSteps('PREPARED').map(({ state }) => state)).toEqual(['now', 'next', 'next', 'next', 'next']);
});
