import { ClavesError } from '../protocol/claves-error.ts';

/** What a failing database means to a person: is there room to be made, or is it broken? */
export function asStorageError(cause: unknown): ClavesError {
  if (cause instanceof ClavesError) return cause;
  const full = cause instanceof Error && cause.name === 'QuotaExceededError';
  return new ClavesError(full ? 'STORAGE_FULL' : 'STORAGE_FAILED', { cause });
}
