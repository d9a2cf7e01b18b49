import type { Proof } from '../worker/use-cases.ts';

let latest: Proof['kind'] | null = null;

/** By what the vault was last opened in this page. Only in memory: a reload locks the vault, and forgets it. */
export function unlockedBy(): Proof['kind'] | null {
  return latest;
}

/** `null` where it is of no more interest. */
export function noteUnlockedBy(kind: Proof['kind'] | null): void {
  latest = kind;
}
