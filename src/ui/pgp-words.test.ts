import { expect, test } from 'vitest';
import { pgpWords } from './pgp-words.ts';

test.each([
  // The example that is published with the list.
  [
    'e58294f2e9a227486e8b061b31cc528fd7fa3f19',
    'topmost Istanbul Pluto vagabond treadmill Pacific brackish dictator goldfish Medusa afflict bravado chatter revolver Dupont midsummer stopwatch whimsical cowbell bottomless',
  ],
  // From the tests of an implementation in PHP.
  [
    '12b4b0057400076fa5c0f5cbf726ac65',
    'atlas politeness ruffled almighty indoors adroitness ahead hemisphere reindeer recipe vapor revival virus caretaker ribcage glossary',
  ],
])('%s reads as others read it', (hex, words) => {
  expect(pgpWords(hex).join(' ')).toBe(words);
});

test('every byte has a word of its own at an even and at an odd place', () => {
  const bytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
  const words = bytes.flatMap((byte) => pgpWords(byte + byte));
  expect(words.every((word) => /^[A-Za-z]+$/.test(word))).toBe(true);
  expect(new Set(words).size).toBe(512);
});
