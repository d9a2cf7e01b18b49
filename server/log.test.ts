import { expect, test } from 'vitest';
import { ProtocolError } from '../src/protocol/errors.ts';
import { unavailable } from './db/errors.ts';
import { describeFault } from './log.ts';

function coded(message: string, codes: object, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), codes);
}

test.each([
  ['nobody listens', coded('hunter2', { code: 'ECONNREFUSED' }), ['ECONNREFUSED']],
  ['PostgreSQL shuts down', coded('hunter2', { code: '57P01' }), ['57P01']],
  ['SQLite is busy', coded('hunter2', { code: 'ERR_SQLITE_ERROR', errcode: 5 }), ['ERR_SQLITE_ERROR', '5']],
  ['a file', coded('hunter2', { code: 'KEY_FILE' }, coded('', { code: 'EIO' })), ['KEY_FILE', 'EIO']],
  ['time ran out', new Error('hunter2'), []],
])('what passes is told by its codes alone: %s', (_what, cause, codes) => {
  expect(describeFault(unavailable(cause))).toEqual({ fault: 'UNAVAILABLE', codes });
});

test('a defect is told by where it arose, and not in its own words', () => {
  const fault = describeFault(new TypeError('hunter2'));
  expect(fault).toEqual({ fault: 'TypeError', at: expect.arrayContaining([expect.stringMatching(/^at /)]) });
  expect(JSON.stringify(fault)).not.toContain('hunter2');
});

test('so is UNAVAILABLE that came from nothing else', () => {
  expect(describeFault(new ProtocolError('UNAVAILABLE'))).toHaveProperty('at');
});
