import { describe, expect, test } from 'vitest';
import { compareFingerprint } from './compare-fingerprint.ts';

const HERE = '6f2a9c0d1b3e4f5a6b7c8d9e0f1a2b3c4d5e6f70';

describe('the same fingerprint is known', () => {
  test.each([
    ['as it is', HERE],
    ['in upper case', HERE.toUpperCase()],
    ['in groups of four', '6F2A 9C0D 1B3E 4F5A 6B7C  8D9E 0F1A 2B3C 4D5E 6F70'],
    ['on two lines', '  6F2A 9C0D 1B3E 4F5A 6B7C\n8D9E 0F1A 2B3C 4D5E 6F70\n'],
    ['with hard spaces', HERE.replace(/(.{4})/g, '$1\u00a0')],
    ['with colons', HERE.replace(/(..)(?=.)/g, '$1:')],
    ['as a number', `0x${HERE}`],
    ['as the QR code of another program says it', `OPENPGP4FPR:${HERE.toUpperCase()}`],
    ['the same in lower case', `openpgp4fpr:${HERE}`],
  ])('%s', (_how, given) => {
    expect(compareFingerprint(HERE, given)).toEqual({ kind: 'same' });
  });
});

test.each(['', '  \n', 'openpgp4fpr:'])('nothing is nothing: %j', (given) => {
  expect(compareFingerprint(HERE, given)).toEqual({ kind: 'empty' });
});

test.each([
  ['the letter O for a zero', HERE.replace('0', 'O'), 'O'],
  ['a name', 'alice@example.com', 'L'],
])('what no fingerprint has is named: %s', (_what, given, character) => {
  expect(compareFingerprint(HERE, given)).toEqual({ kind: 'not-one', character });
});

test.each([
  ['the short name of GnuPG', HERE.slice(-16), 16],
  ['its first half', HERE.slice(0, 20), 20],
])('a part of it does not pass: %s', (_what, given, length) => {
  expect(compareFingerprint(HERE, given)).toEqual({ kind: 'part', given: length, wanted: 40 });
});

test.each([
  ['too long', `${HERE}00`, 42],
  ['too short, from its middle', HERE.slice(3, 30), 27],
])('another length is said: %s', (_what, given, length) => {
  expect(compareFingerprint(HERE, given)).toEqual({ kind: 'length', given: length, wanted: 40 });
});

test('one that differs says exactly where', () => {
  const given = '6F2A 9C0E 1B3E 4F5A 6B7C 8D9E 0F1A 2B3C 4D5E 6F71';
  expect(compareFingerprint(HERE, given)).toEqual({
    kind: 'differs',
    groups: 10,
    differences: [
      { place: 2, here: '9C0D', there: '9C0E' },
      { place: 10, here: '6F70', there: '6F71' },
    ],
  });
});
