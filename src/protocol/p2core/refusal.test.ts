import { describe, expect, test } from 'vitest';
import { ProtocolError } from '../errors.ts';
import type { HttpAnswer } from '../http.ts';
import { readRefusal, writeRefusal } from './refusal.ts';

function answer(status: number, body: string, headers: Record<string, string> = {}): HttpAnswer {
  return { status, body, header: (name) => headers[name] ?? null };
}

test('what one side writes the other reads, details included', () => {
  const refusal = new ProtocolError('SESSION_ID_TAKEN', { serial: '9223372036854775807' });
  const read = readRefusal(answer(409, JSON.stringify(writeRefusal(refusal))));
  expect(read).toMatchObject({
    code: 'SESSION_ID_TAKEN',
    details: { serial: '9223372036854775807', status: 409 },
  });
});

test('the body has the shape of section 3', () => {
  const refusal = new ProtocolError('KEYPACKAGE_MALFORMED', { index: 0 });
  expect(writeRefusal(refusal)).toEqual({ errcode: 400, error: 'P2CORE_KEYPACKAGE_MALFORMED', index: 0 });
});

test('one code may have two statuses', () => {
  expect(writeRefusal(new ProtocolError('SESSION_REVOKED')).errcode).toBe(409);
  expect(writeRefusal(new ProtocolError('SESSION_REVOKED', { status: 401 })).errcode).toBe(401);
});

test.each([
  [502, 'UNAVAILABLE'],
  [429, 'RATE_LIMITED'],
  [408, 'REQUEST_TIMEOUT'],
])("a proxy's page of status %i still means: try again", (status, code) => {
  const read = readRefusal(answer(status, '<html>', { 'retry-after': '7' }));
  expect(read).toMatchObject({ code, details: { status, retryAfter: 7 } });
});

describe('how long to wait', () => {
  const DATE = 'Sun, 06 Nov 1994 08:49:00 GMT';
  const body = JSON.stringify({ errcode: 429, error: 'P2CORE_RATE_LIMITED', retry_after: 9 });

  test.each([
    ['seconds', '7', 7],
    ['a date', 'Sun, 06 Nov 1994 08:49:37 GMT', 37],
    ['a date as RFC 850 wrote it', 'Sunday, 06-Nov-94 08:49:37 GMT', 37],
    ['a date as asctime writes it', 'Sun Nov  6 08:49:37 1994', 37],
    ['a date that is past', 'Sun, 06 Nov 1994 08:48:00 GMT', 0],
    ['nothing that can be read, so the body counts', '7.5', 9],
    ['a minus, so the body counts', '-3', 9],
    ['nothing, so the body counts', '', 9],
  ])('is what the header says: %s', (_what, header, retryAfter) => {
    const read = readRefusal(answer(429, body, { 'retry-after': header, date: DATE }));
    expect(read?.details.retryAfter).toBe(retryAfter);
  });

  test('is in the body where there is no header', () => {
    expect(readRefusal(answer(429, body))?.details.retryAfter).toBe(9);
  });

  test('goes by this clock where the server does not tell its own', () => {
    const date = new Date(Date.now() + 60_000).toUTCString();
    const wait = readRefusal(answer(503, '<html>', { 'retry-after': date }))?.details.retryAfter;
    expect(wait).toBeGreaterThan(50);
    expect(wait).toBeLessThanOrEqual(60);
  });

  test.each([-1, '9'])('is not known by a body that says %j, which is a refusal all the same', (wait) => {
    const odd = JSON.stringify({ errcode: 429, error: 'P2CORE_RATE_LIMITED', retry_after: wait });
    const read = readRefusal(answer(429, odd));
    expect(read?.code).toBe('RATE_LIMITED');
    expect(read?.details.retryAfter).toBeUndefined();
  });
});

test.each([
  ['a page', '<html>'],
  ['a code that we do not know', '{"errcode":400,"error":"P2CORE_WHATEVER"}'],
  ['a code without its prefix', '{"errcode":400,"error":"KEY_EXPIRED"}'],
  ['a name of every object', '{"errcode":400,"error":"P2CORE_constructor"}'],
])('%s with status 400 is no refusal of the dialect', (_what, body) => {
  expect(readRefusal(answer(400, body))).toBeNull();
});
