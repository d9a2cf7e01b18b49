import { expect, test } from 'vitest';
import { workWords } from './doing.tsx';

test('the first sending only waits', () => {
  expect(workWords({ doing: 'sending', attempt: 1 })).toBe('Sent; waiting for the answer…');
  expect(workWords({ doing: 'sending' })).toBe('Sent; waiting for the answer…');
});

test('a later sending says that the bytes are the same, and counts', () => {
  expect(workWords({ doing: 'sending', attempt: 3 })).toMatch(/same bytes again: attempt 3/);
  expect(workWords({ doing: 'waiting', attempt: 2 })).toMatch(/No answer to attempt 2; the same bytes/);
});
