const FEWEST_CHARACTERS = 8;

/** May it seal anything? Characters as people count them, not the units of a string. */
export function isLongEnough(passphrase: string): boolean {
  return [...passphrase].length >= FEWEST_CHARACTERS;
}
