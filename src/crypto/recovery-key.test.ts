import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRecoveryKey, parseRecoveryKey } from './recovery-key.ts';

const secrets = fc.uint8Array({ minLength: 16, maxLength: 16 });
const GROUPS = /^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/;

test('is 28 characters in seven groups, and the same bytes come back', () => {
  fc.assert(
    fc.property(secrets, (secret) => {
      const text = formatRecoveryKey(secret);
      expect(text).toMatch(GROUPS);
      expect(parseRecoveryKey(text)).toEqual(secret);
    }),
  );
});

test('is the same for ever: keys lie on paper', () => {
  expect(formatRecoveryKey(new Uint8Array(16))).toBe('0000-0000-0000-0000-0000-0000-02C0');
  const counted = Uint8Array.from({ length: 16 }, (_, index) => index);
  expect(formatRecoveryKey(counted)).toBe('000G-40R4-0M30-E209-185G-R38E-1ZTP');
});

test('is taken however a person writes it', () => {
  const secret = Uint8Array.from({ length: 16 }, (_, index) => index);
  const text = formatRecoveryKey(secret);
  const misread = text.replaceAll('0', 'o').replaceAll('1', 'l');
  for (const typed of [
    text.toLowerCase(),
    ` ${text} \n`,
    text.replaceAll('-', ''),
    text.replaceAll('-', ' \u2013 '),
    misread,
    text.replaceAll('1', 'I').replaceAll('0', 'O'),
  ]) {
    expect(parseRecoveryKey(typed)).toEqual(secret);
  }
});

test('a slip is noticed: of changed characters hardly any passes', () => {
  const secret = crypto.getRandomValues(new Uint8Array(16));
  const text = formatRecoveryKey(secret).replaceAll('-', '');
  let passed = 0;
  let tried = 0;
  for (let at = 0; at < text.length; at++) {
    for (const character of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      if (character === text[at]) continue;
      tried++;
      if (parseRecoveryKey(text.slice(0, at) + character + text.slice(at + 1))) passed++;
    }
  }
  expect(tried).toBe(28 * 31);
  // One in 4,096 would pass by chance.
  expect(passed).toBeLessThan(6);
});

test.each([
  ['nothing', ''],
  ['a character too few', '000G-40R4-0M30-E209-185G-R38E-1ZT'],
  ['a character too many', '000G-40R4-0M30-E209-185G-R38E-1ZTP1'],
  ['a character that none has', 'U00G-40R4-0M30-E209-185G-R38E-1ZTP'],
  ['a passphrase', 'correct horse battery staple'],
])('%s is none', (_name, typed) => {
  expect(parseRecoveryKey(typed)).toBeNull();
});

test('of any other length is a defect', () => {
  expect(() => formatRecoveryKey(new Uint8Array(15))).toThrow(RangeError);
});
