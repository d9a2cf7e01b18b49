import * as z from 'zod/mini';
import type { ErrorCode } from '../../../../src/protocol/errors.ts';
import { keyPackage } from '../../../../src/protocol/p2core/schemas.ts';

/** What no endpoint takes for JSON. */
export const BAD_JSON: Readonly<Record<string, string | Buffer>> = {
  nothing: '',
  'a comma too many': '{"a":1,}',
  'two values': '{} {}',
  'a byte order mark': '\ufeff{}',
  'invalid UTF-8': Buffer.from([0x22, 0xff, 0x22]),
  'a lone surrogate in UTF-8': Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]),
  'a name twice': '{"a":1,"b":2,"a":3}',
  'a name twice, once escaped': '[{"a":1,"\\u0061":2}]',
  'depth 13': '['.repeat(13) + ']'.repeat(13),
  __proto__: '{"__proto__":{}}',
  'constructor, deep inside': '[{"a":{"constructor":{}}}]',
};

/** A good body with one thing wrong. */
export interface BadShape {
  readonly what: string;
  readonly spoil: (good: unknown) => unknown;
  readonly code: ErrorCode;
  readonly index?: number;
}

const UNTEXTUAL = { NUL: '\0', 'a lone surrogate': '\ud800', 'a number': 1, null: null, 'an object': {} };

/** All that can be wrong with the shape of a body of this schema: a text, an object of texts, or a list of such. */
export function badShapes(schema: z.core.$ZodType): BadShape[] {
  const code = schema === keyPackage ? 'KEYPACKAGE_MALFORMED' : 'INVALID_BODY';
  if (schema instanceof z.ZodMiniArray) return badArrays(schema.def.element);
  if (schema instanceof z.ZodMiniObject) return badObjects(schema.shape, code);
  return Object.entries(UNTEXTUAL).map(([what, value]) => ({ what, code, spoil: () => value }));
}

function badArrays(element: z.core.$ZodType): BadShape[] {
  const inFirst = badShapes(element).map(({ what, code, spoil }) => ({
    what: `in its first element ${what}`,
    code,
    index: 0,
    spoil: (good: unknown) => [spoil(Array.isArray(good) ? good[0] : good)],
  }));
  return [...wrongTypes({ 'an object': {}, null: null, 'a text': 'x' }, 'INVALID_BODY'), ...inFirst];
}

function badObjects(shape: z.core.$ZodShape, code: ErrorCode): BadShape[] {
  const members = Object.entries(shape).flatMap(([name, member]) => badMembers(name, member, code));
  const unknown = {
    what: 'an unknown member',
    code,
    spoil: (good: unknown) => withMember(good, 'more', 'x'),
  };
  return [
    ...wrongTypes({ 'a list': [], null: null, 'a text': 'x', 'a number': 1 }, code),
    unknown,
    ...members,
  ];
}

function badMembers(name: string, member: z.core.$ZodType, code: ErrorCode): BadShape[] {
  const wrong = Object.entries(UNTEXTUAL).map(([what, value]) => ({
    what: `${what} as ${name}`,
    code,
    spoil: (good: unknown) => withMember(good, name, value),
  }));
  // JSON leaves out what is undefined.
  const missing = { what: `no ${name}`, code, spoil: (good: unknown) => withMember(good, name, undefined) };
  return member instanceof z.ZodMiniOptional ? wrong : [missing, ...wrong];
}

function wrongTypes(values: Readonly<Record<string, unknown>>, code: ErrorCode): BadShape[] {
  return Object.entries(values).map(([what, value]) => ({ what, code, spoil: () => value }));
}

function withMember(good: unknown, name: string, value: unknown): object {
  return { ...Object(good), [name]: value };
}
