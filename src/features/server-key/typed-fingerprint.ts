import { words } from '../../words/words.ts';

/** The fingerprints of the home server's keys, lower-case hexadecimal: the pinned one, and the one that it shows. */
export interface StrangeKeys {
  readonly known: string;
  readonly shown: string;
}

/** What is typed, without what people and programs put between or before the characters. */
export function bareFingerprint(typed: string): string {
  const text = typed.trim().toLowerCase();
  return text.replace(/^(openpgp4fpr:|0x)/, '').replace(/[\s:]/g, '');
}

/** Why what was typed is no reason to accept the key that is shown; null where it is the whole fingerprint of it. */
export function lackOf(typed: string, { known, shown }: StrangeKeys): string | null {
  const bare = bareFingerprint(typed);
  if (bare === shown) return null;
  const w = words().serverKey.accept;
  if (bare === '') return w.missing;
  if (/[^0-9a-f]/.test(bare)) return w.noFingerprint;
  if (bare === known) return w.old;
  if (bare.length === shown.length) return w.other;
  return w.part(shown.length, bare.length);
}
