import { ClavesError, type LocalErrorCode } from '../../protocol/claves-error.ts';
import { type ErrorCode, ProtocolError } from '../../protocol/errors.ts';
import { isCode } from '../answers.ts';

/** What the same means where it is not the home server that it comes from. */
const THERE: { readonly [Code in LocalErrorCode | ErrorCode]?: LocalErrorCode } = {
  SERVER_UNREACHABLE: 'FOREIGN_UNREACHABLE',
  UNAVAILABLE: 'FOREIGN_UNAVAILABLE',
  SERVER_KEY_CHANGED: 'FOREIGN_KEY_CHANGED',
  SERVER_KEY_INVALID: 'FOREIGN_KEY_INVALID',
};
/** Which of our own errors another server may be the reason of. */
const MALFORMED = ['ANSWER_MALFORMED', 'NOT_A_HOME_SERVER'] as const;
/** Refusals with words of their own. */
const KEPT = ['CHALLENGE_INVALID', 'SIGNATURE_INVALID', 'ID_CERT_INVALID'] as const;

/**
 * What a foreign server is to blame for, in words that do not speak of the home server; null for an error of anything
 * else, such as the vault.
 */
export function blamedThere(error: unknown): ClavesError | null {
  const isRefusal = error instanceof ProtocolError;
  if (!isRefusal && !(error instanceof ClavesError)) return null;
  const { details } = error;
  const told = (code: LocalErrorCode | ErrorCode) => new ClavesError(code, { details, cause: error });
  const named = THERE[error.code];
  if (named) return told(named);
  if (isCode(error, ...KEPT)) return told(error.code);
  if (isCode(error, ...MALFORMED)) return told('FOREIGN_REFUSED');
  if (!isRefusal) return null;
  return told(isBusy(error) ? 'FOREIGN_UNAVAILABLE' : 'FOREIGN_REFUSED');
}

/** May it go through another time, as it is? */
export function isPassing(error: unknown): boolean {
  return isCode(error, 'FOREIGN_UNREACHABLE', 'FOREIGN_UNAVAILABLE');
}

/** The token is no good there any more: a new challenge brings another. */
export function isTokenRefused(error: unknown): boolean {
  return isCode(error, 'UNAUTHORIZED', 'TOKEN_EXPIRED', 'SESSION_REVOKED');
}

function isBusy({ status }: ProtocolError): boolean {
  return status === 408 || status === 429 || status >= 500;
}
