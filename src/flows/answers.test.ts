import { describe, expect, test } from 'vitest';
import { ClavesError } from '../protocol/claves-error.ts';
import { type ErrorCode, ProtocolError, STATUS_OF } from '../protocol/errors.ts';
import { classify, type Reaction, toClavesError } from './answers.ts';
import type { State } from './standing.ts';

const STATES: readonly State[] = ['ENROLLING', 'PREPARED', 'CERTIFIED', 'STAGED', 'UPLOADED'];
const CODES = Object.keys(STATUS_OF) as ErrorCode[];

/** Section 10, row by row: what is not here stops. */
const TABLE: readonly [ErrorCode, readonly State[], Reaction][] = [
  ['REQUEST_TIMEOUT', STATES, 'retry'],
  ['RATE_LIMITED', STATES, 'retry'],
  ['INTERNAL', STATES, 'retry'],
  ['UNAVAILABLE', STATES, 'retry'],
  ['UNAUTHORIZED', STATES, 'sign-in'],
  ['TOKEN_EXPIRED', STATES, 'sign-in'],
  ['KEY_SUPERSEDED', ['PREPARED'], 'reconcile'],
  ['KEY_CHANGED', ['PREPARED'], 'reconcile'],
  ['KEY_IN_USE', ['ENROLLING', 'PREPARED'], 'dead-key'],
  ['KEY_NOT_YET_VALID', ['ENROLLING', 'PREPARED'], 'dead-key'],
  ['KEYPACKAGE_LIFETIME', ['STAGED', 'UPLOADED'], 'restage'],
  ['INIT_KEY_REUSED', ['STAGED', 'UPLOADED'], 'restage'],
  ['CERT_NOT_CURRENT', ['STAGED', 'UPLOADED'], 'reconcile'],
  ['CREDENTIAL_MISMATCH', ['STAGED', 'UPLOADED'], 'reconcile'],
];

describe.each(STATES)('in %s', (state) => {
  test('every refusal has its row, or stops', () => {
    for (const code of CODES) {
      const row = TABLE.find(([name, states]) => name === code && states.includes(state));
      expect([code, classify(new ProtocolError(code), state)]).toEqual([code, row?.[2] ?? 'stop']);
    }
  });

  test('no answer: the same bytes again', () => {
    expect(classify(new ClavesError('SERVER_UNREACHABLE'), state)).toBe('retry');
  });

  test('a revoked session is told apart by its status', () => {
    expect(classify(new ProtocolError('SESSION_REVOKED', { status: 401 }), state)).toBe('sign-in');
    expect(classify(new ProtocolError('SESSION_REVOKED'), state)).toBe('stop');
  });

  test('errors of ours stop', () => {
    expect(classify(new ClavesError('STORAGE_FULL'), state)).toBe('stop');
    expect(classify(new TypeError('a defect'), state)).toBe('stop');
  });
});

test('what reaches the person is a ClavesError, with what the server said', () => {
  const refused = toClavesError(new ProtocolError('RATE_LIMITED', { retryAfter: 3 }));
  expect(refused).toMatchObject({ name: 'ClavesError', code: 'RATE_LIMITED', details: { retryAfter: 3 } });
  expect(toClavesError(new TypeError('a defect'))).toMatchObject({ code: 'UNEXPECTED', details: {} });
  const own = new ClavesError('STOPPED');
  expect(toClavesError(own)).toBe(own);
});
