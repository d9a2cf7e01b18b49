/** The Mann-Whitney U test: whether the numbers of one sample tend to be greater than those of another. */
export interface Comparison {
  /** Pairs in which the first sample's number is the greater one; a tie is half a pair. */
  readonly u: number;
  /** How probable so great a difference is, either way, where there is none. */
  readonly p: number;
}

/**
 * By ranks, so that a few very slow ones weigh no more than others. With the normal approximation, corrected for ties
 * and continuity: for samples of more than about ten, which are not all one number.
 */
export function mannWhitney(first: readonly number[], second: readonly number[]): Comparison {
  const [n, m] = [first.length, second.length];
  const all = [
    ...first.map((value) => ({ value, isFirst: true })),
    ...second.map((value) => ({ value, isFirst: false })),
  ];
  all.sort((a, b) => a.value - b.value);
  let ranks = 0;
  let ties = 0;
  for (let start = 0, end = 0; start < all.length; start = end) {
    while (end < all.length && all[end]?.value === all[start]?.value) end++;
    const equal = all.slice(start, end);
    // Ranks begin at 1; equal numbers share the one in their middle.
    ranks += equal.filter(({ isFirst }) => isFirst).length * ((start + end + 1) / 2);
    ties += equal.length ** 3 - equal.length;
  }
  const u = ranks - (n * (n + 1)) / 2;
  const total = n + m;
  const deviation = Math.sqrt(((n * m) / 12) * (total + 1 - ties / (total * (total - 1))));
  const z = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5) / deviation;
  return { u, p: twoSided(z) };
}

/** Of the normal distribution, the part beyond z on both sides. Right to a ten-millionth (Abramowitz and Stegun 7.1.26). */
function twoSided(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.327_591_1 * x);
  const factors = [1.061_405_429, -1.453_152_027, 1.421_413_741, -0.284_496_736, 0.254_829_592];
  return factors.reduce((sum, factor) => sum * t + factor, 0) * t * Math.exp(-x * x);
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [below, above] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return ((below ?? Number.NaN) + (above ?? Number.NaN)) / 2;
}
