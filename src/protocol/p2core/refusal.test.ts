import { expect, test } from 'vitest';
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

test.each([
  ['a page', '<html>'],
  ['a code that we do not know', '{"errcode":400,"error":"P2CORE_WHATEVER"}'],
  ['a code without its prefix', '{"errcode":400,"error":"KEY_EXPIRED"}'],
  ['a name of every object', '{"errcode":400,"error":"P2CORE_constructor"}'],
])('%s with status 400 is no refusal of the dialect', (_what, body) => {
  expect(readRefusal(answer(400, body))).toBeNull();
});
