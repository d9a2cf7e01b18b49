import { expect, test } from 'vitest';
import { domainOf, localNameOf, parseFid, parseLocalName, parseSerial, parseSessionId } from './terms.ts';

test('a FID is compared in lower case', () => {
  expect(parseFid('Xenia@Example.COM')).toBe('xenia@example.com');
});

test.each([
  ['no domain', 'xenia'],
  ['two at signs', 'a@b@c'],
  ['a path', '..%2f@example.com/../x'],
  ['a NUL', 'xenia\0@example.com'],
  ['an empty label', 'xenia@example..com'],
  ['a local name of 65 characters', `${'a'.repeat(65)}@example.com`],
  ['255 characters', `a@${'b'.repeat(253)}`],
  ['a Cyrillic look-alike', 'xеnia@example.com'],
  ['a Kelvin sign, which lower-cases to k', '\u212Aim@example.com'],
  ['a line end', 'xenia@example.com\n'],
])('%s is no FID', (_what, text) => {
  expect(parseFid(text)).toBeNull();
});

test('a FID of 254 characters is one', () => {
  expect(parseFid(`a@${'b'.repeat(252)}`)).toHaveLength(254);
});

test('a FID falls into its two parts', () => {
  const fid = parseFid('x.y@example.com');
  expect(fid && [localNameOf(fid), domainOf(fid)]).toEqual(['x.y', 'example.com']);
});

test('a local name has no at sign', () => {
  expect([parseLocalName('Xenia'), parseLocalName('x@y'), parseLocalName('')]).toEqual(['xenia', null, null]);
});

test('a serial is a positive integer below 2^63 without leading zero', () => {
  expect(['1', '9223372036854775807'].map(parseSerial)).toEqual(['1', '9223372036854775807']);
  expect(['0', '01', '-1', '9223372036854775808', '1e3', ''].map(parseSerial)).toEqual(Array(6).fill(null));
});

test('a session ID is 1 to 32 characters of Base64url', () => {
  expect(parseSessionId('A-_9'.repeat(8))).toBe('A-_9'.repeat(8));
  expect(['', 'a'.repeat(33), 'a.b', 'ä'].map(parseSessionId)).toEqual([null, null, null, null]);
});
