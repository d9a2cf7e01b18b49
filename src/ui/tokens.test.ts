import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function colour(token: string, theme: 'light' | 'dark'): string {
  const pair = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  const found = theme === 'light' ? pair?.[1] : pair?.[2];
  if (found === undefined) throw new Error(`no token --${token}`);
  return found;
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const TEXT_ON_GROUND = [
  ['ink', 'paper'],
  ['ink', 'sheet'],
  ['ink', 'accent-wash'],
  ['ink', 'amber-wash'],
  ['ink', 'red-wash'],
  ['ink-soft', 'paper'],
  ['ink-soft', 'sheet'],
  ['accent', 'paper'],
  ['accent', 'sheet'],
  ['accent', 'accent-wash'],
  ['accent', 'amber-wash'],
  ['accent', 'red-wash'],
  ['on-accent', 'accent'],
  ['amber', 'paper'],
  ['amber', 'amber-wash'],
  ['red', 'paper'],
  ['red', 'sheet'],
  ['red', 'red-wash'],
  ['red', 'amber-wash'],
  ['ink-soft', 'red-wash'],
] as const;

test.each(['light', 'dark'] as const)('text has AAA contrast in the %s theme', (theme) => {
  for (const [text, ground] of TEXT_ON_GROUND) {
    expect(contrast(colour(text, theme), colour(ground, theme)), `${text} on ${ground}`).toBeGreaterThan(7);
  }
});

test.each(['light', 'dark'] as const)('borders of controls stand out in the %s theme', (theme) => {
  for (const ground of ['paper', 'sheet']) {
    expect(contrast(colour('edge', theme), colour(ground, theme)), ground).toBeGreaterThan(3);
  }
});
