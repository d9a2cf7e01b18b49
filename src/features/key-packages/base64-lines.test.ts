import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { base64Lines } from './base64-lines.ts';

test.each([0, 1, 57, 58, 1500])('%i bytes come back from lines of 76 characters at most', (length) => {
  const bytes = Uint8Array.from({ length }, (_, index) => index % 256);
  const text = base64Lines(bytes);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(76);
  expect(text.endsWith('\n')).toBe(false);
  expect([...Buffer.from(text, 'base64')]).toEqual([...bytes]);
});
