/** The most characters that a path and its query may have together. */
export const MAX_URL_LENGTH = 2048;

const REPLACEMENT_CHARACTER = '%EF%BF%BD';

/**
 * The URL with every percent-encoding that is no UTF-8 replaced by U+FFFD, as browsers read one. So it still finds
 * its route, and the handler refuses the parameter for what it is: no FID has that character.
 */
export function repairUrl(url: string): string {
  return url.replace(/(?:%[0-9a-f]{2})+|%/gi, (run) => (isDecodable(run) ? run : REPLACEMENT_CHARACTER));
}

function isDecodable(encoded: string): boolean {
  try {
    decodeURIComponent(encoded);
    return true;
  } catch {
    return false;
  }
}
