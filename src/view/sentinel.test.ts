import { expect, test } from 'vitest';
import { parseSentinel } from './sentinel.ts';

const sentinel = { fid: 'xenia@example.com', homeServer: 'https://example.com' };

test('what is written is read', () => {
  expect(parseSentinel(JSON.stringify(sentinel))).toEqual(sentinel);
});

test.each([
  null,
  '',
  'xenia',
  'null',
  '[]',
  '{}',
  JSON.stringify({ fid: 'xenia@example.com' }),
  JSON.stringify({ ...sentinel, fid: 'xenia' }),
  JSON.stringify({ ...sentinel, fid: 7 }),
  JSON.stringify({ ...sentinel, homeServer: 'javascript:alert(1)' }),
])('%j is none', (stored) => {
  expect(parseSentinel(stored)).toBeNull();
});
