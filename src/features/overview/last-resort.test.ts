import { expect, test } from 'vitest';
import { LAST_RESORT_MAX_AGE } from '../../protocol/numbers.ts';
import type { KeyPackageRow } from '../../worker/use-cases.ts';
import { isReplacementDue, lastResortWords, REPLACE_AFTER } from './last-resort.ts';

const DAY = 86_400;
const now = 1_800_000_000;

function row(change: Partial<KeyPackageRow> = {}): KeyPackageRow {
  return { createdAt: now - 3 * DAY, notAfter: now + 27 * DAY, handedOut: false, ...change } as KeyPackageRow;
}

test('the age that is advised is the protocol’s', () => {
  expect(REPLACE_AFTER).toBe(LAST_RESORT_MAX_AGE);
});

test('a young one that nobody has is left alone', () => {
  expect(isReplacementDue(row(), now)).toBe(false);
  expect(lastResortWords(row(), now)).toContain('Made 3 days ago');
});

test('one that was made this second was made just now', () => {
  expect(lastResortWords(row({ createdAt: now }), now)).toMatch(/^Made just now; serves until /);
});

test.each([
  ['it is missing', null],
  ['it was handed out', row({ handedOut: true })],
  ['it is over a week old', row({ createdAt: now - 7 * DAY - 1 })],
  ['it ran out', row({ notAfter: now })],
])('a replacement is due where %s', (_, lastResort) => {
  expect(isReplacementDue(lastResort, now)).toBe(true);
});

test('says what one that ran out, or none, means', () => {
  expect(lastResortWords(row({ notAfter: now }), now)).toContain('serves nobody');
  expect(lastResortWords(null, now)).toMatch(/^There is none/);
});
