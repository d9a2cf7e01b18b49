import { describe, expect, test } from 'vitest';
import { lackOf } from './typed-fingerprint.ts';

const known = 'ab12cd34'.repeat(5);
const shown = '0123456789abcdef0123456789abcdef01234567';
const keys = { known, shown };

describe('the whole fingerprint of the key that is shown', () => {
  test.each([
    ['as programs print it', shown],
    ['in capital letters', shown.toUpperCase()],
    ['in groups', ` ${(shown.match(/.{4}/g) ?? []).join(' ')}\n`],
    ['with colons', (shown.match(/.{2}/g) ?? []).join(':')],
    ['as hexadecimal', `0x${shown}`],
    ['as a code holds it', `OPENPGP4FPR:${shown.toUpperCase()}`],
  ])('lacks nothing, %s', (_how, typed) => {
    expect(lackOf(typed, keys)).toBeNull();
  });
});

describe('what is refused', () => {
  test.each([
    ['nothing', ' ', /^Write the fingerprint/],
    ['the last groups', shown.slice(-8), /has 40 characters, and this has 8\. A part/],
    ['the first groups', shown.slice(0, 39), /this has 39/],
    ['more than all', `${shown}0`, /this has 41/],
    ['yes', 'yes', /digits and the letters/],
    ['another key', 'f'.repeat(40), /not the key that the server shows/],
    ['a letter that looks like a digit', shown.replace('0', 'O'), /digits and the letters/],
  ])('%s', (_what, typed, says) => {
    expect(lackOf(typed, keys)).toMatch(says);
  });

  test('the old key, and what that means', () => {
    expect(lackOf(known.toUpperCase(), keys)).toMatch(/old key.*has not changed.*do not go on/);
  });
});
