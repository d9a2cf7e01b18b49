import { afterEach, expect, test } from 'vitest';
import { speak } from '../words/words.ts';
import { workWords } from './doing.tsx';

afterEach(() => speak('en'));

test('the first sending only waits', () => {
  expect(workWords({ doing: 'sending', attempt: 1 })).toBe('Sent; waiting for the answer…');
  expect(workWords({ doing: 'sending' })).toBe('Sent; waiting for the answer…');
});

test('a later sending says what is sent once more, and counts', () => {
  expect(workWords({ doing: 'sending', attempt: 3 })).toMatch(/the same bytes again: attempt 3/);
  expect(workWords({ doing: 'sending', attempt: 2, state: 'PREPARED' })).toBe(
    'The answer was lost, or said to try later; sending the same key again: attempt 2.',
  );
  expect(workWords({ doing: 'waiting', attempt: 2, state: 'STAGED' })).toMatch(
    /^No answer to attempt 2, or one that says to try later: the same KeyPackages/,
  );
});

test('what stood there before this run may have been sent before', () => {
  expect(workWords({ doing: 'sending', attempt: 1, state: 'PREPARED', isResumed: true })).toMatch(
    /may have been lost; sending the same key again/,
  );
});

test('the same in German, where what is sent comes last', async () => {
  await speak('de');
  expect(workWords({ doing: 'sending', attempt: 3, state: 'PREPARED' })).toBe(
    'Die Antwort ging verloren, oder sie bat um später; noch einmal gesendet wird derselbe Schlüssel: Versuch 3.',
  );
});
