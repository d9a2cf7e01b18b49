import { expect, test } from 'vitest';
import type { KeyPackageEntry, KeyPackageRow } from '../../worker/use-cases.ts';
import { halfWords, isInVain } from './half-words.ts';

type Half = KeyPackageEntry['privateHalf'];
const entry = (
  privateHalf: Half,
  state: KeyPackageRow['state'],
  kind: KeyPackageRow['kind'] = 'ordinary',
) => ({
  privateHalf,
  row: { state, kind, notAfter: 1_800_000_000 } as KeyPackageRow,
});

test.each([
  [
    entry('kept', 'available'),
    /belongs to the two public keys below\. It is kept until .* and a week longer/,
  ],
  [entry('kept', 'claimed'), /It is kept until .*, as a message to it may come until then/],
  [entry('kept', 'replaced', 'last-resort'), /as a message to it may come until then/],
  [entry('kept', 'superseded'), /It is kept for a week after that/],
  [entry('deleted', 'claimed'), /deleted when the KeyPackage ran out, on /],
  [entry('deleted', 'expired', 'last-resort'), /deleted when the KeyPackage ran out, on /],
  [entry('deleted', 'superseded'), /nobody had claimed the KeyPackage when it was voided/],
  [entry('deleted', 'expired'), /ran out on .*, and a week later it was deleted/],
  [entry('deleted', 'available'), /though the home server may still hand the KeyPackage out/],
  [entry('deleted', 'available', 'last-resort'), /though the home server may still hand the KeyPackage out/],
  [entry('damaged', 'claimed'), /does not open, or is not of these public keys/],
])('%o is told so', (half, sentence) => {
  expect(halfWords(half)).toMatch(sentence);
});

test('a way out is shown where somebody may still be handed what is of no use', () => {
  expect(isInVain(entry('damaged', 'available'))).toBe(true);
  expect(isInVain(entry('deleted', 'expiring'))).toBe(true);
  expect(isInVain(entry('damaged', 'claimed'))).toBe(false);
  expect(isInVain(entry('kept', 'available'))).toBe(false);
});
