import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The values that hold by themselves, or those that a media query puts in their place. */
function tokens(condition: string | null): ReadonlyMap<string, string> {
  const start = condition === null ? 0 : css.indexOf(`@media (${condition})`);
  if (start < 0) throw new Error(`no tokens for ${condition}`);
  const end = css.indexOf('\n}', start);
  return new Map(
    [...css.slice(start, end).matchAll(/--([a-z0-9-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

const NORMAL = tokens(null);
const SCHEMES = { normal: NORMAL, more: tokens('prefers-contrast: more') } as const;
const COLOURS = [...NORMAL].filter(([, value]) => value.startsWith('light-dark(')).map(([name]) => name);

type Theme = 'light' | 'dark';
const CASES = (['light', 'dark'] as const).flatMap((theme) =>
  (['normal', 'more'] as const).map((contrast) => ({ theme, contrast })),
);

function colour(token: string, theme: Theme, contrast: keyof typeof SCHEMES): string {
  const pair = /light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/.exec(SCHEMES[contrast].get(token) ?? '');
  const found = theme === 'light' ? pair?.[1] : pair?.[2];
  if (found === undefined) throw new Error(`no colour --${token}`);
  return found;
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function ratio(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['paper', 'sheet', 'accent-wash', 'amber-wash', 'red-wash'] as const;
const TEXT_ON_GROUND = [
  ...['ink', 'ink-soft', 'accent'].flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)),
  ...['paper', 'sheet', 'amber-wash'].map((ground) => ['amber', ground] as const),
  ...['paper', 'sheet', 'red-wash', 'amber-wash'].map((ground) => ['red', ground] as const),
  ['on-accent', 'accent'],
] as const;

describe.each(CASES)('in the $theme theme with $contrast contrast', ({ theme, contrast }) => {
  const between = (one: string, other: string) =>
    ratio(colour(one, theme, contrast), colour(other, theme, contrast));

  test('text has AAA contrast, and half as much again where more is asked for', () => {
    const least = contrast === 'more' ? 10.5 : 7;
    for (const [text, ground] of TEXT_ON_GROUND) {
      expect(between(text, ground), `${text} on ${ground}`).toBeGreaterThan(least);
    }
  });

  test('borders of controls stand out', () => {
    for (const ground of ['paper', 'sheet']) expect(between('edge', ground), ground).toBeGreaterThan(3);
  });
});

test.each(['light', 'dark'] as const)('with more contrast fine lines stand out too, %s', (theme) => {
  for (const line of ['line', 'staff']) {
    expect(ratio(colour(line, theme, 'more'), colour('paper', theme, 'more')), line).toBeGreaterThan(4.5);
  }
});

test('more contrast and forced colours have a value for each colour, the latter the person’s own', () => {
  const forced = tokens('forced-colors: active');
  expect([...SCHEMES.more.keys()].sort()).toEqual([...COLOURS].sort());
  expect([...forced.keys()].sort()).toEqual([...COLOURS].sort());
  for (const value of forced.values()) expect(value).toMatch(/^(Canvas|CanvasText|LinkText|GrayText)$/);
});

test('what the browser draws around the page has the colour of its paper', () => {
  const page = readFileSync(new URL('../../index.html', import.meta.url), 'utf8');
  const manifest = JSON.parse(
    readFileSync(new URL('../../public/manifest.webmanifest', import.meta.url), 'utf8'),
  );
  for (const theme of ['light', 'dark'] as const) {
    const paper = colour('paper', theme, 'normal');
    expect(page).toContain(
      `data-scheme="${theme}" media="(prefers-color-scheme: ${theme})" content="${paper}"`,
    );
  }
  expect(manifest).toMatchObject({
    background_color: colour('paper', 'light', 'normal'),
    theme_color: colour('paper', 'light', 'normal'),
  });
});

test('who wants no motion sees none of what answers or changes', () => {
  const still = tokens('prefers-reduced-motion: reduce');
  expect([...still]).toEqual([
    ['quick', '0ms'],
    ['calm', '0ms'],
  ]);
});
