import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictJson } from './strict-json.ts';

const read = (text: string): unknown => parseStrictJson(Buffer.from(text));
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('strict JSON', () => {
  it('reads what JSON.parse reads', () => {
    // Generated objects may have one of the forbidden names.
    const isAllowed = (text: string): boolean => !/"(?:__proto__|constructor)"/.test(text);
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }).filter(isAllowed), (text) => {
        expect(read(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['the same name in different objects', '{"a":{"a":[{"a":1},{"a":2}]},"b":{"a":3}}'],
    ['a name that ends in an escaped backslash', '{"a\\\\":1,"a":2}'],
    ['brackets, quotes and colons inside strings', '{"a":"[{\\":\\"}]","b":"\\\\"}'],
    ['twelve levels', nested(12)],
    ['forbidden names as values', '["__proto__","constructor"]'],
  ])('accepts %s', (_what, text) => {
    expect(read(text)).toEqual(JSON.parse(text));
  });

  it.each([
    ['nothing', ''],
    ['a comma at the end', '[1,]'],
    ['text after it', '{} {}'],
    ['NaN', 'NaN'],
    ['a byte order mark', '\ufeff{}'],
    ['a name twice', '{"a":1,"b":2,"a":3}'],
    ['a name twice after an inner object', '{"a":{"b":1},"a":2}'],
    ['a name twice, once escaped', '{"a":1,"\\u0061":2}'],
    ['thirteen levels', nested(13)],
    ['half a megabyte of brackets', nested(262_144)],
    ['__proto__', '{"__proto__":{"admin":true}}'],
    ['__proto__, escaped', '{"\\u005f_proto__":1}'],
    ['constructor, further in', '[{"a":{"constructor":1}}]'],
  ])('refuses %s', (_what, text) => {
    expect(() => read(text)).toThrow('MALFORMED_JSON');
  });

  it.each([
    ['a lone continuation byte', [0x22, 0x80, 0x22]],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22]],
    ['a surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['a cut sequence', [0x22, 0xe2, 0x82, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x31, 0x00]],
  ])('refuses invalid UTF-8: %s', (_what, bytes) => {
    expect(() => parseStrictJson(Uint8Array.from(bytes))).toThrow('MALFORMED_JSON');
  });

  it.each([
    ['one long string', `"${'a'.repeat(1_048_570)}"`],
    ['a string of escapes', `"${'\\\\'.repeat(524_280)}"`],
    ['many names', `{${Array.from({ length: 90_000 }, (_, index) => `"${index}":0`).join()}}`],
  ])('reads a mebibyte of %s in under a second', (_what, text) => {
    const start = performance.now();
    read(text);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
