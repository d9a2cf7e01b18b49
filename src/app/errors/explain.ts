import type { ClavesCode } from '../../protocol/claves-error.ts';
import type { ErrorDetails } from '../../protocol/errors.ts';
import type { Explanation } from '../../ui/failure.tsx';
import { spanWords } from '../../ui/time.ts';
import { keyWordsFirst } from '../../view/backup-words.ts';
import { words } from '../../words/words.ts';

/**
 * Whatever was thrown, in words. What carries no code of ours is a defect of ours. `safe`: what is safe where the call
 * was no journey, in place of what is true of journeys alone.
 */
export function explain(error: unknown, safe?: string): Explanation {
  const code = codeOf(error);
  const { table, ofJourneys, wait: waitWords } = words().errors;
  const said = table[code];
  const wait = retryAfterOf(error);
  const todo = wait === null ? said.todo : waitWords(spanWords(wait));
  return {
    code,
    happened: unreadableWords(detailsOf(error).unreadable) ?? said.happened,
    safe: safe !== undefined && ofJourneys.includes(said.safe) ? safe : said.safe,
    todo,
    toCompare: toCompareOf(detailsOf(error).fingerprints),
  };
}

/** How many there are decides what a person makes of it. */
function unreadableWords(unreadable: ErrorDetails['unreadable']): string | null {
  if (!unreadable) return null;
  return words().backup.damage.happened(keyWordsFirst(unreadable));
}

function codeOf(error: unknown): ClavesCode {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return isCode(code) ? code : 'UNEXPECTED';
}

function isCode(code: unknown): code is ClavesCode {
  return typeof code === 'string' && Object.hasOwn(words().errors.table, code);
}

function retryAfterOf(error: unknown): number | null {
  return detailsOf(error).retryAfter ?? null;
}

function toCompareOf(fingerprints: ErrorDetails['fingerprints']): NonNullable<Explanation['toCompare']> {
  if (!fingerprints) return [];
  const { known, shown } = words().errors.serverKeys;
  return [
    { name: known, fingerprint: fingerprints.known },
    { name: shown, fingerprint: fingerprints.shown },
  ];
}

/** Only what carries a code of ours has details of ours. */
function detailsOf(error: unknown): ErrorDetails {
  const ours = error instanceof Error && 'code' in error && isCode(error.code) && 'details' in error;
  return ours && typeof error.details === 'object' ? (error.details ?? {}) : {};
}
