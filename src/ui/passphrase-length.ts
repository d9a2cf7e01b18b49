export const FEWEST_CHARACTERS = 8;

/** Will it do, as the worker sees it too? Characters as people count them, not the units of a string. */
export function isLongEnough(passphrase: string): boolean {
  return [...passphrase].length >= FEWEST_CHARACTERS;
}
