import fc from 'fast-check';
import { armor, enums } from 'openpgp';
import { describe, expect, it } from 'vitest';
import { cpuTimeOf } from '../../testing/cpu-time.ts';
import { armorPublicKey, unarmorPublicKey } from './armor.ts';

const BEGIN = '-----BEGIN PGP PUBLIC KEY BLOCK-----';
const END = '-----END PGP PUBLIC KEY BLOCK-----';
const BYTES = Uint8Array.of(1, 2, 3);
const GOOD = `${BEGIN}\n\nAQID\n${END}\n`;

/** RFC 9580 appendix A.1: the sample version 4 Ed25519Legacy key. */
const RFC_SAMPLE = `${BEGIN}

xjMEU/NfCxYJKwYBBAHaRw8BAQdAPwmJlL3ZFu1AUxl5NOSofIBzOhKA1i+AEJku
Q+47JAY=
${END}
`;

describe('armor', () => {
  it('brings any bytes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(unarmorPublicKey(armorPublicKey(bytes))).toEqual(bytes);
      }),
    );
  });

  it('writes the checksum that OpenPGP.js writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
        const theirs = armor(enums.armor.publicKey, bytes, undefined, undefined, undefined, true);
        expect(armorPublicKey(bytes).split('\n').at(-3)).toBe(theirs.trim().split('\n').at(-2));
      }),
    );
  });

  it('writes lines of 64 characters', () => {
    const sample = unarmorPublicKey(RFC_SAMPLE);
    expect(armorPublicKey(sample).replace(/^=.*\n/m, '')).toBe(RFC_SAMPLE);
  });

  it.each([
    ['a checksum', `${BEGIN}\n\nAQID\n=Z2GT\n${END}`],
    ['a wrong checksum', `${BEGIN}\n\nAQID\n=AAAA\n${END}`],
    ['a malformed checksum', `${BEGIN}\n\nAQID\n=A\n${END}`],
    ['Windows line ends', GOOD.replaceAll('\n', '\r\n')],
    ['white space around', `\n  ${GOOD}\n\n`],
    ['white space at line ends', GOOD.replaceAll('\n', ' \t\n')],
    ['four headers', GOOD.replace('\n\n', '\nVersion: 1\nComment: a: b\nHash: SHA512\nCharset:\n\n')],
    ['lines of any length', `${BEGIN}\n\nA\nQI\nD\n${END}`],
  ])('reads %s', (_, text) => {
    expect(unarmorPublicKey(text)).toEqual(BYTES);
  });

  it.each([
    ['nothing', ''],
    ['plain Base64', 'AQID'],
    ['text before', `hello\n${GOOD}`],
    ['text after', `${GOOD}hello`],
    ['text in the frame lines', GOOD.replace(BEGIN, `${BEGIN} hello`)],
    ['two blocks', GOOD + GOOD],
    ['a private key block', GOOD.replaceAll('PUBLIC', 'PRIVATE')],
    ['a message', GOOD.replaceAll('PUBLIC KEY BLOCK', 'MESSAGE')],
    ['an end of another type', GOOD.replace(END, END.replace('PUBLIC', 'PRIVATE'))],
    ['five headers', GOOD.replace('\n\n', `\n${'Comment: x\n'.repeat(5)}\n`)],
    ['a header without a colon', GOOD.replace('\n\n', '\nComment\n\n')],
    ['no blank line', GOOD.replace('\n\n', '\n')],
    ['no end', GOOD.replace(END, '')],
    ['another alphabet', GOOD.replace('AQID', '-_-_')],
    ['missing padding', GOOD.replace('AQID', 'AQ')],
    ['unused bits', GOOD.replace('AQID', 'AR==')],
    ['a blank line with text after it', GOOD.replace('AQID', 'AQID\n\nhello')],
    ['a checksum in the middle', GOOD.replace('AQID', 'AQID\n=Z2GT\nAQID')],
  ])('refuses %s', (_, text) => {
    expect(() => unarmorPublicKey(text)).toThrow(expect.objectContaining({ reason: 'armor' }));
  });

  it.each([' ', '\n', 'A', 'A:', '-', '=', '\t\n'])(
    'refuses any text in linear time: of %j',
    async (filler) => {
      const text = `${BEGIN}\n${filler.repeat(500_000)}x\n${END}`;
      const refuse = () =>
        expect(() => unarmorPublicKey(text)).toThrow(expect.objectContaining({ reason: 'armor' }));
      expect(await cpuTimeOf(refuse)).toBeLessThan(500);
    },
  );
});
