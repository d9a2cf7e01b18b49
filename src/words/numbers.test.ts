import { afterEach, expect, test } from 'vitest';
import { countWords, plural } from './numbers.ts';
import { speak } from './words.ts';

const FORMS = { one: '# KeyPackage wartet', other: '# KeyPackages warten' };

afterEach(() => speak('en'));

test.each([
  [0, '0 KeyPackages warten'],
  [1, '1 KeyPackage wartet'],
  [2, '2 KeyPackages warten'],
  [12_345, '12.345 KeyPackages warten'],
])('of %d, a German sentence says “%s”', async (count, sentence) => {
  await speak('de');
  expect(plural(count, FORMS)).toBe(sentence);
});

test('a count is written by the habits of the language in force', async () => {
  expect(countWords(12_345)).toBe('12,345');
  await speak('de');
  expect(countWords(12_345)).toBe('12.345');
});
