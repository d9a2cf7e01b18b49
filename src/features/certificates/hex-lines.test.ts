import { expect, test } from 'vitest';
import { hexLines } from './hex-lines.ts';

const bytes = Uint8Array.from({ length: 40 }, (_, index) => index);

test('sixteen to a line, each line with the place of its first byte', () => {
  expect(hexLines(bytes, 0, 18)).toBe('0000  00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f\n0010  10 11');
});

test('a part in the middle keeps its places in the file', () => {
  expect(hexLines(bytes, 30, 33)).toBe('001e  1e 1f 20');
});
