import fc from 'fast-check';

/** Damage to good bytes and text. What comes out differs from what went in, but may by chance be as good. */

export function flippedBit(bytes: Uint8Array, from = 0, to = bytes.length): fc.Arbitrary<Uint8Array> {
  return fc.tuple(fc.integer({ min: from, max: to - 1 }), fc.nat(7)).map(([at, bit]) => {
    const damaged = Uint8Array.from(bytes);
    damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
    return damaged;
  });
}

export function damagedBytes(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  return fc.oneof(
    flippedBit(bytes),
    slice(bytes.length).map(([from, to]) => joined(bytes.subarray(0, from), bytes.subarray(to))),
    slice(bytes.length).map(([from, to]) => joined(bytes.subarray(0, to), bytes.subarray(from))),
    fc
      .tuple(fc.nat(bytes.length), fc.uint8Array({ minLength: 1, maxLength: 9 }))
      .map(([at, junk]) => joined(bytes.subarray(0, at), junk, bytes.subarray(at))),
    slice(bytes.length).map(([from, to]) => Uint8Array.from(bytes).fill(0, from, to)),
    slice(bytes.length).map(([from, to]) => Uint8Array.from(bytes).fill(0xff, from, to)),
  );
}

/** ASCII that stays ASCII. */
export function damagedText(text: string): fc.Arbitrary<string> {
  const bytes = new TextEncoder().encode(text);
  return damagedBytes(bytes).map((damaged) => {
    return new TextDecoder('latin1').decode(damaged.map((byte) => byte & 0x7f));
  });
}

/** Canonical Base64, spoilt so that no lenient decoder would mind. */
export function spoiltBase64(good: string): fc.Arbitrary<string> {
  const at = fc.integer({ min: 1, max: good.length - 1 });
  const junk = fc.constantFrom(' ', '\n', '\r\n', '-', '_', '=', '.', '\u00a0', 'é');
  return fc.oneof(
    fc.tuple(at, junk).map(([i, inserted]) => good.slice(0, i) + inserted + good.slice(i)),
    fc.constantFrom(`${good}=`, `${good}====`, ` ${good}`, `${good}A`, `${good}\n`),
    fc.constant(good.endsWith('=') ? good.replace(/=+$/, '') : `${good}=`),
  );
}

function slice(length: number): fc.Arbitrary<[number, number]> {
  return fc
    .tuple(fc.nat(length - 1), fc.integer({ min: 1, max: 16 }))
    .map(([from, count]) => [from, Math.min(from + count, length)]);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
