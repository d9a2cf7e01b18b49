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
  if (bare === '') return 'Write the fingerprint that the administrator told you.';
  if (/[^0-9a-f]/.test(bare)) return 'A fingerprint is made of digits and the letters A to F. Type it again.';
  if (bare === known) return OLD;
  if (bare.length === shown.length) return OTHER;
  return `A whole fingerprint has ${shown.length} characters, and this has ${bare.length}. A part of it proves nothing.`;
}

const OLD =
  'This is the old key. If the administrator has just told you so, the server’s key has not changed, and somebody may stand between: do not go on, and tell the administrator.';
const OTHER =
  'This is not the key that the server shows. If it is what the administrator told you, somebody may stand between: do not go on, and tell the administrator. Else type it again.';
