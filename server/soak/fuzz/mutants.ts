import fc from 'fast-check';
import { damagedBytes } from '../../dialects/bad-input/testing/damage.ts';

const MOST_DAMAGE = 8;
/** Bytes: what the largest request that any of these parsers is given may hold. */
const LARGEST = 64 * 1024;

/** Good inputs damaged once or a few times, put together, blown up; and a few that never were good. */
export function mutants(seeds: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const seed = fc.constantFrom(...seeds);
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc.tuple(seed, fc.nat(MOST_DAMAGE)).chain(([bytes, times]) => damaged(bytes, times)),
    },
    { weight: 2, arbitrary: spliced(seed) },
    { weight: 1, arbitrary: blownUp(seed) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 2048, size: 'max' }) },
  );
}

function damaged(bytes: Uint8Array, times: number): fc.Arbitrary<Uint8Array> {
  if (times === 0 || bytes.length === 0) return fc.constant(bytes);
  return damagedBytes(bytes).chain((once) => damaged(once, times - 1));
}

/** The beginning of one, the end of another. */
function spliced(seed: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  return fc
    .tuple(seed, seed, share, share)
    .map(([one, other, here, there]) =>
      joined(one.subarray(0, here * one.length), other.subarray(there * other.length)),
    );
}

/** A piece of it again and again, up to the size limit: what takes more than linear time shows. */
function blownUp(seed: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  return fc.tuple(seed, fc.nat(), fc.integer({ min: 1, max: 300 })).map(([bytes, place, length]) => {
    const from = place % Math.max(bytes.length, 1);
    const piece = bytes.subarray(from, from + length);
    const times = Math.floor((LARGEST - bytes.length) / Math.max(piece.length, 1));
    return joined(
      bytes.subarray(0, from),
      ...Array<Uint8Array>(Math.max(times, 0)).fill(piece),
      bytes.subarray(from),
    );
  });
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
