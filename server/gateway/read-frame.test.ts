import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLOSE_CODES } from '../../src/protocol/events.ts';
import { gatewayFormat } from '../../src/protocol/p2core/gateway.ts';
import { cpuTimeOf } from '../../src/testing/cpu-time.ts';
import { FRAME_MAX_BYTES } from './limits.ts';
import { readFrame } from './read-frame.ts';

/** The reader of what anybody may send. */

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => readFrame(gatewayFormat, bytes);
const fill = (start: string, middle: string, end = ''): string =>
  start + middle.repeat(Math.floor((FRAME_MAX_BYTES - start.length - end.length) / middle.length)) + end;

test.each<readonly [name: string, text: string]>([
  ['brackets', fill('', '[')],
  ['braces', fill('', '{"a":')],
  ['whole arrays', fill('[', '[],', '[]]')],
  ['names', `{${Array.from({ length: 6_000 }, (_, index) => `"${index}":1`).join(',')}}`],
  ['one name again and again', fill('{', '"a":1,', '"a":1}')],
  ['escapes', fill('"', '\\u0000', '"')],
  ['backslashes without an end', fill('"', '\\\\')],
  ['digits', fill('', '9')],
  ['spaces', fill('', ' ')],
  ['a long token', fill('{"n":"core","op":2,"d":{"token":"', 'x', '"},"s":null}')],
  ['a long serial of nulls', fill('{"n":"core","op":2,"d":[', 'null,', 'null]}')],
])('64 KiB of %s are read in under 100 ms', async (_name, text) => {
  const bytes = encode(text);
  expect(bytes.length).toBeLessThanOrEqual(FRAME_MAX_BYTES);
  expect(await cpuTimeOf(() => read(bytes))).toBeLessThan(100);
});

describe('any bytes', () => {
  const codes: readonly unknown[] = [CLOSE_CODES.unknownOpcode, CLOSE_CODES.invalidPayload];
  const isVerdict = (verdict: unknown): boolean =>
    codes.includes(verdict) || (typeof verdict === 'object' && verdict !== null && 'type' in verdict);

  test('are read, or are a close code', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => isVerdict(read(bytes))));
  });

  test('also where they are JSON, or almost a frame', () => {
    const member = fc.oneof(
      fc.json(),
      fc.constantFrom('"core"', '0', '2', '5', 'null', '{"s":0}', '{"token":""}'),
    );
    const text = fc
      .tuple(member, member, member, member)
      .map(([n, op, d, s]) => `{"n":${n},"op":${op},"d":${d},"s":${s}}`);
    fc.assert(fc.property(text, (each) => isVerdict(read(encode(each)))));
  });
});
