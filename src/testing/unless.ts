/** A list of what does not hold is built of these: the sentence that tells it, or nothing. */
export function unless(holds: boolean, sentence: string): string[] {
  return holds ? [] : [sentence];
}

/** Are two plain values, or bytes, the same? */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return same([...new Set(a)].sort(), [...new Set(b)].sort());
}
