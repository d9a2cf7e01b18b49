import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HAVE_MLS_VECTORS, readMlsVectors, WITHOUT_MLS_VECTORS } from '../../testing/mls-vectors.ts';
import { concatBytes, fromHex } from '../encoding.ts';
import { readWhole, writeLength, writeVector } from './tls.ts';

const readLength = (header: Uint8Array) => readWhole(header, (reader) => reader.length());

describe.skipIf(!HAVE_MLS_VECTORS)(`length headers of the working group${WITHOUT_MLS_VECTORS}`, () => {
  const vectors = readMlsVectors<{ vlbytes_header: string; length: number }>('deserialization.json');
  test.each(vectors)('$vlbytes_header is $length', ({ vlbytes_header, length }) => {
    expect(readLength(fromHex(vlbytes_header))).toBe(length);
    expect(writeLength(length)).toEqual(fromHex(vlbytes_header));
  });
});

test('a length has one header only', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 30 - 1), (length) => {
      const longer = [twoBytes(length), fourBytes(length)].filter(
        (header) => header.length > writeLength(length).length,
      );
      expect(readLength(writeLength(length))).toBe(length);
      for (const header of longer) expect(readLength(header)).toBeNull();
    }),
  );
});

test.each(['40', '8000', '80000000', '403f', '80003fff', 'c0', 'ffffffff', '', '0000'])(
  'the header %s is refused',
  (header) => {
    expect(readLength(fromHex(header))).toBeNull();
  },
);

test('a vector comes back, and neither less nor more than it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20_000 }), (value) => {
      const written = writeVector(value);
      const read = (bytes: Uint8Array) => readWhole(bytes, (reader) => reader.vector());
      expect(read(written)).toEqual(value);
      expect(read(written.subarray(0, -1))).toBeNull();
      expect(read(concatBytes(written, Uint8Array.of(0)))).toBeNull();
    }),
    { numRuns: 30 },
  );
});

test('an item may not reach over the end of its list', () => {
  const list = (hex: string) => readWhole(fromHex(hex), (reader) => reader.list((item) => item.uint16()));
  expect(list('0400010002')).toEqual([1, 2]);
  expect(list('03000100')).toBeNull();
});

test('an error of the caller is not taken for malformed bytes', () => {
  const broken = () => {
    throw new TypeError('a defect');
  };
  expect(() => readWhole(new Uint8Array(), broken)).toThrow(TypeError);
});

function twoBytes(length: number): Uint8Array {
  return length < 2 ** 14 ? Uint8Array.of(0x40 | (length >> 8), length) : new Uint8Array();
}

function fourBytes(length: number): Uint8Array {
  return Uint8Array.of(0x80 | (length >> 24), length >> 16, length >> 8, length);
}
