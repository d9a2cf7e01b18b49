import { words } from '../../words/words.ts';
import type { CertificateEntry } from '../../worker/use-cases.ts';
import type { Standing } from './rotation-steps.ts';

/** One of the two keys of a rotation, and how it stands. */
interface ShownKey {
  /** Null where there is none (yet). */
  readonly fingerprint: string | null;
  readonly stands: string;
}

/**
 * The keys side by side: until the new ID-Cert is here the current one is the old one, and the key that waits for it, if
 * it is made, the new one; after that the current one is new, and the one superseded last is old.
 */
export function keyPairOf(
  entries: readonly CertificateEntry[],
  standing: Standing,
): { readonly old: ShownKey; readonly new: ShownKey } {
  const w = words().rotation.keys;
  const current = entries.find(({ state }) => state === 'current')?.fingerprint ?? null;
  const pending = entries.find(({ state }) => state === 'pending')?.fingerprint ?? null;
  if (pending !== null) {
    return {
      old: { fingerprint: current, stands: w.inForceUntil },
      new: { fingerprint: pending, stands: w.sealed },
    };
  }
  if (standing === 'begin' || standing === 'PREPARED') {
    return {
      old: { fingerprint: current, stands: w.inForce },
      new: { fingerprint: null, stands: w.notMade },
    };
  }
  const last = supersededLast(entries);
  return {
    old: { fingerprint: last, stands: last === null ? w.unknown : w.retired },
    new: { fingerprint: current, stands: w.inForce },
  };
}

function supersededLast(entries: readonly CertificateEntry[]): string | null {
  const superseded = entries.filter(({ state }) => state === 'superseded');
  const [last] = superseded.toSorted((a, b) => (b.supersededAt ?? 0) - (a.supersededAt ?? 0));
  return last?.fingerprint ?? null;
}
