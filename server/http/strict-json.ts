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

/** What `JSON.parse` lets pass. */
function checkStructure(text: string): void {
  /** The names so far in each open object; null for an array. */
  const open: (Set<unknown> | null)[] = [];
  let previous = '';
  for (const token of structureOf(text)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === ':') addName(open.at(-1), JSON.parse(previous));
    else if (token === '}' || token === ']') open.pop();
    if (open.length > MAX_DEPTH) throw new Error('too deep');
    previous = token;
  }
}

/** The brackets, colons and whole strings of a text that is known to be JSON. */
function* structureOf(text: string): Generator<string> {
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = text[start] === '"' ? endOfString(text, start) : start + 1;
    const token = text.slice(start, end);
    if (token.length > 1 || '{[:]}'.includes(token)) yield token;
  }
}

/** The index after the closing quote of the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function addName(names: Set<unknown> | null | undefined, name: unknown): void {
  if (!names || names.has(name) || FORBIDDEN_NAMES.has(name)) throw new Error('forbidden or repeated name');
  names.add(name);
}
