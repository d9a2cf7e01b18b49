import type { CertificateEntry } from '../../worker/use-cases.ts';

/** The two keys of a rotation; null where there is none (yet). */
interface KeyPair {
  readonly old: string | null;
  readonly new: string | null;
}

/**
 * The fingerprints side by side: while a key waits for its ID-Cert it is the new one and the current one is old;
 * after that the current one is new, and the one superseded last is old.
 */
export function keyPairOf(entries: readonly CertificateEntry[]): KeyPair {
  const current = entries.find(({ state }) => state === 'current')?.fingerprint ?? null;
  const pending = entries.find(({ state }) => state === 'pending')?.fingerprint;
  if (pending !== undefined) return { old: current, new: pending };
  const superseded = entries.filter(({ state }) => state === 'superseded');
  const [last] = superseded.toSorted((a, b) => (b.supersededAt ?? 0) - (a.supersededAt ?? 0));
  return { old: last?.fingerprint ?? null, new: current };
}
