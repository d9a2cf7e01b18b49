import type { ErrorDetails } from '../../protocol/errors.ts';
import type { Explanation } from '../../ui/failure.tsx';
import { spanWords } from '../../ui/time.ts';
import { keyWordsFirst } from '../../view/backup-words.ts';
import { ERROR_WORDS } from './table.ts';
import { OF_JOURNEYS } from './words.ts';

/**
 * Whatever was thrown, in words. What carries no code of ours is a defect of ours. `safe`: what is safe where the call
 * was no journey, in place of what is true of journeys alone.
 */
export function explain(error: unknown, safe?: string): Explanation {
  const code = codeOf(error);
  const words = ERROR_WORDS[code];
  const wait = retryAfterOf(error);
  const todo = wait === null ? words.todo : `Wait ${spanWords(wait)}, then try again.`;
  return {
    code,
    happened: unreadableWords(detailsOf(error).unreadable) ?? words.happened,
    safe: safe !== undefined && OF_JOURNEYS.has(words.safe) ? safe : words.safe,
    todo,
    toCompare: toCompareOf(detailsOf(error).fingerprints),
  };
}

/** How many there are decides what a person makes of it. */
function unreadableWords(unreadable: ErrorDetails['unreadable']): string | null {
  if (!unreadable) return null;
  return `${keyWordsFirst(unreadable)} could not be opened: the stored bytes were changed.`;
}

function codeOf(error: unknown): keyof typeof ERROR_WORDS {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return isCode(code) ? code : 'UNEXPECTED';
}

function isCode(code: unknown): code is keyof typeof ERROR_WORDS {
  return typeof code === 'string' && Object.hasOwn(ERROR_WORDS, code);
}

function retryAfterOf(error: unknown): number | null {
  return detailsOf(error).retryAfter ?? null;
}

function toCompareOf(fingerprints: ErrorDetails['fingerprints']): NonNullable<Explanation['toCompare']> {
  if (!fingerprints) return [];
  return [
    { name: 'The server’s key that this browser knows', fingerprint: fingerprints.known },
    { name: 'The key that it shows now', fingerprint: fingerprints.shown },
  ];
}

/** Only what carries a code of ours has details of ours. */
function detailsOf(error: unknown): ErrorDetails {
  const ours = error instanceof Error && 'code' in error && isCode(error.code) && 'details' in error;
  return ours && typeof error.details === 'object' ? (error.details ?? {}) : {};
}
