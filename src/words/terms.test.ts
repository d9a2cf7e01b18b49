import { expect, test } from 'vitest';
import { de } from './de/de.ts';
import { en } from './en/en.ts';

const CATALOGUES = { en, de } as const;

test.each(['en', 'de'] as const)('each term is told in two sentences, in %s', (language) => {
  const sentences = new Intl.Segmenter(language, { granularity: 'sentence' });
  for (const { name, says } of Object.values(CATALOGUES[language].terms)) {
    expect([...sentences.segment(says)], name).toHaveLength(2);
  }
});
