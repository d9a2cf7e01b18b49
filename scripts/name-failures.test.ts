import { expect, test } from 'vitest';
import { nameFailures } from './name-failures.ts';

const file = (status: string, assertionResults: unknown[], message = '') => ({
  name: 'a.test.ts',
  status,
  message,
  assertionResults,
});
const failing = { fullName: 'keeps keys', status: 'failed', failureMessages: ['expected 1\nto be 2'] };

test('names each test that failed with its message, and no other', () => {
  const passing = { fullName: 'goes well', status: 'passed', failureMessages: [] };
  expect(nameFailures({ testResults: [file('failed', [passing, failing])] })).toEqual([
    'FAILED a.test.ts: keeps keys\nexpected 1\nto be 2',
  ]);
});

test('names a file that could not be loaded', () => {
  expect(nameFailures({ testResults: [file('failed', [], 'no such module')] })).toEqual([
    'FAILED a.test.ts\nno such module',
  ]);
});

test('cuts a long message', () => {
  const long = { ...failing, failureMessages: ['line\n'.repeat(100)] };
  expect(nameFailures({ testResults: [file('failed', [long])] })[0]?.split('\n')).toHaveLength(26);
});
