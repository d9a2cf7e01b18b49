import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { expect, test } from 'vitest';
import { fromHex } from './encoding.ts';
import { isSmallOrderEd25519, isSmallOrderX25519 } from './small-order.ts';

const P = 2n ** 255n - 19n;
const TOP_BIT = 2n ** 255n;

/** The y-coordinates of the eight points of small order, found from one of order 8 and not from our list. */
function torsionPoints() {
  const { Fp, Fn } = ed25519.Point;
  for (let y = 2n; ; y++) {
    const point = pointAt(y, Fp.BYTES);
    // Multiplying by the prime order leaves the torsion part: (order - 1) P + P.
    const torsion = point?.multiplyUnsafe(Fn.ORDER - 1n).add(point);
    if (torsion && !torsion.double().double().is0()) {
      return Array.from({ length: 8 }, (_, count) =>
        Array.from({ length: count }, () => torsion).reduce((sum, next) => sum.add(next), ed25519.Point.ZERO),
      );
    }
  }
}

function pointAt(y: bigint, length: number) {
  try {
    return ed25519.Point.fromBytes(littleEndian(y, length));
  } catch {
    return null;
  }
}

function littleEndian(value: bigint, length = 32): Uint8Array {
  return fromHex(value.toString(16).padStart(2 * length, '0')).reverse();
}

test('every Ed25519 point of small order is found, in each of its spellings', () => {
  const points = torsionPoints();
  expect(new Set(points.map((point) => point.toHex())).size).toBe(8);
  for (const point of points) {
    const { y } = point.toAffine();
    const spellings = [y, y + P].filter((spelling) => spelling < TOP_BIT);
    for (const spelling of spellings) {
      expect(isSmallOrderEd25519(littleEndian(spelling))).toBe(true);
      expect(isSmallOrderEd25519(littleEndian(spelling + TOP_BIT))).toBe(true);
    }
  }
});

test('every X25519 key that makes the secret zero is found, in each of its spellings', () => {
  const { Fp } = ed25519.Point;
  const onCurve = torsionPoints().map((point) => {
    const { y } = point.toAffine();
    return y === 1n ? 0n : Fp.div(Fp.add(1n, y), Fp.sub(1n, y));
  });
  // u = -1 lies on the twist, with order 4.
  const all = new Set([...onCurve, P - 1n]);
  expect(all.size).toBe(5);
  const spellings = [...all].flatMap((u) => [u, u + P]).filter((u) => u < TOP_BIT);
  for (const spelling of spellings.flatMap((u) => [u, u + TOP_BIT])) {
    const key = littleEndian(spelling);
    expect(isSmallOrderX25519(key)).toBe(true);
    expect(() => x25519.getSharedSecret(new Uint8Array(32).fill(9), key)).toThrow();
  }
});

test('all zero is small, the base points and ordinary keys are not', () => {
  expect(isSmallOrderEd25519(new Uint8Array(32))).toBe(true);
  expect(isSmallOrderX25519(new Uint8Array(32))).toBe(true);
  expect(isSmallOrderX25519(littleEndian(9n))).toBe(false);
  for (let count = 0; count < 100; count++) {
    expect(isSmallOrderEd25519(ed25519.keygen().publicKey)).toBe(false);
    expect(isSmallOrderX25519(x25519.keygen().publicKey)).toBe(false);
  }
});
