import { describe, expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';
import { PARSERS, type Parser } from './parsers.ts';

/** What `npm run soak:parsers` does for ten minutes each. */

const SECOND = { duration: 1000, seed: 1 };

test.for(Object.entries(PARSERS))(
  '%s: none of a second of inputs harms it',
  async ([, parser], { annotate }) => {
    const { inputs, accepted, slowest, findings } = await fuzz(parser, SECOND);
    await annotate(`${inputs} inputs, ${accepted} not refused, the slowest ${slowest.toFixed(1)} ms`);
    expect(findings).toEqual([]);
    expect(inputs).toBeGreaterThan(100);
  },
);

test.for(Object.entries(PARSERS))('%s: what it begins with is not refused', async ([, parser]) => {
  for (const seed of (await parser.seeds()).slice(0, 1)) await parser.parse(seed);
});

describe('a parser that fails is found out', () => {
  const seeds = async () => [new Uint8Array(16)];
  const failing: Readonly<Record<string, Parser['parse']>> = {
    threw: (bytes) => {
      if (bytes[0] === 0xff) throw new TypeError('not thought of');
    },
    took: (bytes) => {
      if (bytes[0] === 0xff) beBusy(110);
    },
  };

  test.for(Object.entries(failing))('%s', async ([word, parse]) => {
    const { findings } = await fuzz({ seeds, parse }, { duration: 4000, seed: 1 });
    expect(findings.length).toBeGreaterThan(0);
    for (const { what, input } of findings) {
      expect(what).toMatch(new RegExp(`^${word} `));
      expect(Buffer.from(input, 'base64')[0]).toBe(0xff);
    }
  });
});

/** Milliseconds of this thread's own time. */
function beBusy(milliseconds: number): void {
  const start = process.threadCpuUsage();
  const busy = () => {
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000;
  };
  while (busy() < milliseconds);
}
