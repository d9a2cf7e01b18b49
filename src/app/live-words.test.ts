import { afterEach, expect, test } from 'vitest';
import { speak } from '../words/words.ts';
import { liveWords } from './live-words.ts';

afterEach(() => speak('en'));

const offline = (wait: number) => liveWords({ state: 'offline', retryAt: 1000 + wait }, 1000).sentence;

test('says when it is tried again', () => {
  expect(offline(0)).toContain('tried again now');
  expect(offline(-5000)).toContain('tried again now');
  expect(offline(1200)).toContain('in 2 s');
  expect(offline(59_000)).toContain('in 59 s');
  expect(offline(150_000)).toContain('in 3 min');
});

test('each state has a word and a sentence of its own', () => {
  const all = (['live', 'connecting', 'halted', 'not-offered'] as const).map((state) =>
    liveWords({ state }, 0),
  );
  expect(new Set(all.map(({ word }) => word)).size).toBe(4);
  for (const { sentence } of all) expect(sentence).toMatch(/^[A-Z].+\.$/);
});

test('and in German', async () => {
  await speak('de');
  expect(offline(1200)).toBe('Dein Heimatserver ist nicht zu hören. In 2 s wird es wieder versucht.');
});
