import { afterEach, expect, test } from 'vitest';
import { dateWords } from '../../ui/time.ts';
import { speak } from '../../words/words.ts';
import { rateWords } from './rate.ts';

const DAY = 86_400;
const since = 1_800_000_000;
const days = [{ from: since, stock: 9, claimed: 0 }];

afterEach(() => speak('en'));

test.each([
  [{ since: null, claimed: 0, cover: null, days }, ''],
  [
    { since, claimed: 30, cover: 9 * DAY, days },
    '30 were claimed in the last 30 days. At this rate those that wait last about 9 days.',
  ],
  [
    { since, claimed: 1, cover: 9 * DAY, days: [] },
    `1 was claimed since ${dateWords(since)}. At this rate those that wait last about 9 days.`,
  ],
  [
    { since, claimed: 0, cover: null, days },
    'None was claimed in the last 30 days: there is no rate to tell the cover by.',
  ],
  [
    { since, claimed: 0, cover: null, days: [] },
    `None was claimed since the first were published on ${dateWords(since)}.`,
  ],
  [
    { since, claimed: 2, cover: null, days: [] },
    '2 were claimed so far; after a day there is a rate to tell.',
  ],
])('%j', (use, sentence) => {
  expect(rateWords({ use })).toBe(sentence);
});

test('in German, one is counted as one', async () => {
  await speak('de');
  const one = { since, claimed: 1, cover: 9 * DAY, days };
  expect(rateWords({ use: one })).toBe(
    'In den letzten 30 Tagen wurde 1 abgeholt. So reichen die wartenden für etwa 9 Tage.',
  );
});
