import { groupsOfFour } from '../../ui/fingerprint.tsx';

/** A group of four that is not the same at the same place. */
export interface Difference {
  /** From 1. */
  readonly place: number;
  readonly here: string;
  readonly there: string;
}

/** What came of holding a fingerprint beside another one. */
export type Comparison =
  | { readonly kind: 'empty' }
  | { readonly kind: 'same' }
  /** A character that no fingerprint has, as it was given. */
  | { readonly kind: 'not-one'; readonly character: string }
  /** It is the first or the last part of it: too little to tell two keys apart. */
  | { readonly kind: 'part'; readonly given: number; readonly wanted: number }
  | { readonly kind: 'length'; readonly given: number; readonly wanted: number }
  | { readonly kind: 'differs'; readonly differences: readonly Difference[]; readonly groups: number };

/** How other programs begin one: the address that is in a QR code, and the sign of a hexadecimal number. */
const PREFIX = /^(openpgp4fpr:|0x)/i;
/** How they part its groups: spaces of any kind, colons, and the marks that travel along unseen. */
const BETWEEN = /[\s:\u00a0\u200b-\u200d\u2060\ufeff]/g;

/** `hex`: the fingerprint that is here. `given`: what was pasted or scanned; its spaces and its case do not count. */
export function compareFingerprint(hex: string, given: string): Comparison {
  const here = hex.toUpperCase();
  const there = given.trim().replace(PREFIX, '').replace(BETWEEN, '').toUpperCase();
  if (there === '') return { kind: 'empty' };
  const stranger = [...there].find((character) => !/[0-9A-F]/.test(character));
  if (stranger !== undefined) return { kind: 'not-one', character: stranger };
  if (there === here) return { kind: 'same' };
  const lengths = { given: there.length, wanted: here.length };
  if (here.startsWith(there) || here.endsWith(there)) return { kind: 'part', ...lengths };
  if (there.length !== here.length) return { kind: 'length', ...lengths };
  return { kind: 'differs', differences: differencesOf(here, there), groups: groupsOfFour(here).length };
}

function differencesOf(here: string, there: string): Difference[] {
  const theirs = groupsOfFour(there);
  const pairs = groupsOfFour(here).map((group, index) => {
    return { place: index + 1, here: group, there: theirs[index] ?? '' };
  });
  return pairs.filter((pair) => pair.here !== pair.there);
}
