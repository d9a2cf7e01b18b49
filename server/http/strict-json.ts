import { ProtocolError } from '../../src/protocol/errors.ts';

const MAX_DEPTH = 12;
/** Names that mean something to JavaScript objects, and nothing to the protocol. */
const FORBIDDEN_NAMES: ReadonlySet<unknown> = new Set(['__proto__', 'constructor']);

/**
 * Reads JSON of which there is only one reading: UTF-8 without a byte order mark, every name once, at most twelve
 * levels. Takes time in proportion to the length. Throws `MALFORMED_JSON`.
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  try {
    // `ignoreBOM` leaves the mark in the text, where JSON does not allow it.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    checkStructure(text);
    return value;
  } catch {
    throw new ProtocolError('MALFORMED_JSON');
  }
}

/** What `JSON.parse` lets pass. The text is known to be JSON: this only finds its brackets, strings and colons. */
function checkStructure(text: string): void {
  /** The names so far in each open object; null for an array. */
  const open: (Set<unknown> | null)[] = [];
  let lastString = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      lastString = text.slice(at, end + 1);
      at = end;
    } else if (character === ':') addName(open.at(-1), JSON.parse(lastString));
    else if (character === '}' || character === ']') open.pop();
    else if (character === '{' || character === '[') {
      if (open.push(character === '{' ? new Set() : null) > MAX_DEPTH) throw new Error('too deep');
    }
  }
}

/** The index of the closing quote of the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function addName(names: Set<unknown> | null | undefined, name: unknown): void {
  if (!names || names.has(name) || FORBIDDEN_NAMES.has(name)) throw new Error('forbidden or repeated name');
  names.add(name);
}
