import { ClavesError, type LocalErrorCode } from '../protocol/claves-error.ts';

/** What a failing database means to a person. */
export function asStorageError(cause: unknown): ClavesError {
  if (cause instanceof ClavesError) return cause;
  return new ClavesError(codeOf(cause), { cause });
}

function codeOf(cause: unknown): LocalErrorCode {
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'QuotaExceededError') return 'STORAGE_FULL';
  return name === 'VersionError' ? 'STORAGE_OUTDATED' : 'STORAGE_FAILED';
}
