import fc from 'fast-check';
import { type Flaw, flaw } from './bad-request.ts';

type Malformed = fc.Arbitrary<Flaw<Buffer>>;

/** Bytes that are no JSON, or JSON of which there are two readings. `text` is good JSON, but no bare word or number. */
export function malformedJson(text: string): Malformed {
  return fc.oneof(
    cut(text),
    surrounded(text),
    notUtf8(text),
    marked(text),
    twice,
    forbidden,
    deep,
    words,
    noise,
  );
}

const ROW = 'bad JSON, BOM, invalid UTF-8, duplicate keys, depth over 12, `__proto__` or `constructor` keys';

function malformed(value: string | Uint8Array): Flaw<Buffer> {
  return flaw(ROW, ['MALFORMED_JSON'], typeof value === 'string' ? Buffer.from(value) : Buffer.from(value));
}

function cut(text: string): Malformed {
  return fc.nat(text.length - 1).map((length) => malformed(text.slice(0, length)));
}

function surrounded(text: string): Malformed {
  const before = fc.constantFrom('x', ',', '\0', '\u00a0', ")]}'\n", '//\n', '\v').map((junk) => junk + text);
  const after = fc
    .constantFrom('x', ',', '\0', '\u00a0', '{}', '"', ']', '}', '/**/')
    .map((junk) => text + junk);
  return fc.oneof(before, after).map(malformed);
}

function notUtf8(text: string): Malformed {
  const bytes = fc.constantFrom(
    [0xff],
    [0xc0, 0xaf],
    [0xed, 0xa0, 0x80],
    [0xf5, 0x80, 0x80, 0x80],
    [0x80],
    [0xe2],
  );
  return fc.tuple(bytes, fc.nat(text.length)).map(([wrong, at]) => {
    const parts = [Buffer.from(text.slice(0, at)), Buffer.from(wrong), Buffer.from(text.slice(at))];
    return malformed(Buffer.concat(parts));
  });
}

function marked(text: string): Malformed {
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  return fc.constantFrom<string | Buffer>(`\ufeff${text}`, utf16, Buffer.from(utf16).swap16()).map(malformed);
}

/** Where in a document an object may stand. */
const place = fc.constantFrom(
  (object: string) => object,
  (object: string) => `[${object}]`,
  (object: string) => `{"a":[1,${object}]}`,
  (object: string) => `[[[[[[[[[[${object}]]]]]]]]]]`,
);
const name = fc.string({ unit: 'grapheme', maxLength: 12 });

/** The same string with some letters as escapes. */
function spellings(text: string): fc.Arbitrary<string> {
  return fc.array(fc.boolean(), { minLength: text.length, maxLength: text.length }).map((escaped) => {
    const unit = (at: number) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`;
    const letters = text.split('').map((letter, at) => {
      return escaped[at] ? unit(at) : JSON.stringify(letter).slice(1, -1);
    });
    return `"${letters.join('')}"`;
  });
}

const twice: Malformed = fc
  .tuple(
    name.chain((text) => fc.tuple(spellings(text), spellings(text))),
    fc.integer(),
    place,
  )
  .map(([[one, other], value, put]) => malformed(put(`{${one}:${value},"b":{},${other}:null}`)));

const forbidden: Malformed = fc
  .tuple(fc.constantFrom('__proto__', 'constructor').chain(spellings), fc.jsonValue({ maxDepth: 1 }), place)
  .map(([key, value, put]) => malformed(put(`{${key}:${JSON.stringify(value)}}`)));

const deep: Malformed = fc
  .tuple(fc.integer({ min: 13, max: 600 }), fc.constantFrom(['[', ']'], ['{"a":', '}'], ['[[0],', ']']))
  .map(([depth, [open = '', close = '']]) => malformed(`${open.repeat(depth)}null${close.repeat(depth)}`));

const words: Malformed = fc
  .oneof(
    fc.constantFrom('', ' ', '\n', 'NaN', 'undefined', 'Infinity', '-Infinity', 'True', 'nul', "'a'", '`a`'),
    fc.constantFrom('01', '1.', '.5', '+1', '0x10', '1e', '--1', '1_000', '१', '−1', '10n', '-'),
    fc.constantFrom('"\n"', '"\t"', '"\\x"', '"\\u12"', '"\\"', '"\0"', '{a:1}', '{"a"}', '{"a":}', '{,}'),
    fc.constantFrom('[1,]', '[,]', '{"a":1,}', '[1 2]', '{"a":1 "b":2}', '[1}', '"a" "b"', '{}{}', '/**/1'),
  )
  .map(malformed);

const noise: Malformed = fc.uint8Array({ maxLength: 80 }).filter(isNoJson).map(malformed);

function isNoJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    return false;
  } catch {
    return true;
  }
}
