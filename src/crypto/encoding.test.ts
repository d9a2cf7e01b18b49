import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, equalBytes, fromBase64, fromHex, toBase64, toBase64Url, toHex } from './encoding.ts';

const bytes = fc.uint8Array({ maxLength: 200 });

describe('Base64', () => {
  it('is what Buffer writes, and comes back', () => {
    fc.assert(
      fc.property(bytes, (data) => {
        expect(toBase64(data)).toBe(Buffer.from(data).toString('base64'));
        expect(toBase64Url(data)).toBe(Buffer.from(data).toString('base64url'));
        expect(fromBase64(toBase64(data))).toEqual(data);
      }),
    );
  });

  it('reads canonical text only: what it accepts, it writes again', () => {
    const almostBase64 = fc.string({ unit: fc.constantFrom(...'AQgw/+-_= \n9Z\u00e9\0') });
    fc.assert(
      fc.property(almostBase64, (text) => {
        let data: Uint8Array;
        try {
          data = fromBase64(text);
        } catch {
          return;
        }
        expect(toBase64(data)).toBe(text);
      }),
    );
  });

  it.each(['AQ', 'AQ=', 'AQ===', 'AR==', 'AQ==\n', ' AQ==', 'A Q=', '-_-_', 'AQ==AQ==', '====', 'A', 'ÀQ=='])(
    'refuses %j',
    (text) => {
      expect(() => fromBase64(text)).toThrow();
    },
  );
});

describe('hexadecimal', () => {
  it('comes back', () => {
    fc.assert(
      fc.property(bytes, (data) => {
        expect(fromHex(toHex(data))).toEqual(data);
      }),
    );
  });

  it.each(['0', 'AB', 'aB', '0x', ' 00', '00\n', 'é0'])('refuses %j', (text) => {
    expect(() => fromHex(text)).toThrow();
  });
});

describe('equalBytes', () => {
  it('compares length and content', () => {
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
    expect(equalBytes(Uint8Array.of(1, 0), Uint8Array.of(1))).toBe(false);
    expect(equalBytes(new Uint8Array(), new Uint8Array())).toBe(true);
  });
});

describe('concatBytes', () => {
  it('joins in order', () => {
    expect(concatBytes(Uint8Array.of(1), new Uint8Array(), Uint8Array.of(2, 3))).toEqual(
      Uint8Array.of(1, 2, 3),
    );
  });
});
