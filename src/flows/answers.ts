import { type ClavesCode, ClavesError } from '../protocol/claves-error.ts';
import { type ErrorCode, ProtocolError } from '../protocol/errors.ts';
import type { State } from './standing.ts';

/**
 * What the client does about an answer: the table of section 10. (Its row on a 201 whose ID-Cert does not verify is
 * no refusal: see `certify`.)
 */
export type Reaction =
  /** The outcome is unknown: the same bytes again. */
  | 'retry'
  /** The token is refused: stay, and ask to sign in. */
  | 'sign-in'
  /** Read what the server holds, and go on from there. */
  | 'reconcile'
  /** That key can never be ours: keep it, and start over with a new one. */
  | 'dead-key'
  /** Back to CERTIFIED: new KeyPackages, the old private halves are kept. */
  | 'restage'
  /** Stop, keep all, say why. */
  | 'stop';

interface Row {
  readonly reaction: Reaction;
  /** In any other state such an answer makes no sense: stop. */
  readonly states: readonly State[];
}

const ROWS: { readonly [Code in ErrorCode]?: Row } = {
  KEY_SUPERSEDED: { reaction: 'reconcile', states: ['PREPARED'] },
  KEY_CHANGED: { reaction: 'reconcile', states: ['PREPARED'] },
  KEY_IN_USE: { reaction: 'dead-key', states: ['ENROLLING', 'PREPARED'] },
  // Dated by a clock that jumped since the server told the time: nothing would go on until that day comes.
  KEY_NOT_YET_VALID: { reaction: 'dead-key', states: ['ENROLLING', 'PREPARED'] },
  KEYPACKAGE_LIFETIME: { reaction: 'restage', states: ['STAGED', 'UPLOADED'] },
  INIT_KEY_REUSED: { reaction: 'restage', states: ['STAGED', 'UPLOADED'] },
  CERT_NOT_CURRENT: { reaction: 'reconcile', states: ['STAGED', 'UPLOADED'] },
  // What a server says of our current ID-Cert when it was restored from a backup: it does not know that one.
  CREDENTIAL_MISMATCH: { reaction: 'reconcile', states: ['STAGED', 'UPLOADED'] },
};

/** What is 401 without a token being refused. */
const OF_NO_TOKEN: readonly ErrorCode[] = ['INVALID_CREDENTIALS', 'SIGNATURE_INVALID', 'ID_CERT_INVALID'];

/** `state` is null outside a journey. */
export function classify(error: unknown, state: State | null): Reaction {
  if (isCode(error, 'SERVER_UNREACHABLE')) return 'retry';
  if (!(error instanceof ProtocolError)) return 'stop';
  if (error.status === 408 || error.status === 429 || error.status >= 500) return 'retry';
  if (error.status === 401 && !OF_NO_TOKEN.includes(error.code)) return 'sign-in';
  const row = ROWS[error.code];
  return row && state && row.states.includes(state) ? row.reaction : 'stop';
}

/** Is it a refusal or an error of ours with one of these codes? */
export function isCode(error: unknown, ...codes: readonly ClavesCode[]): boolean {
  return (error instanceof ProtocolError || error instanceof ClavesError) && codes.includes(error.code);
}

/** What reaches the person. */
export function toClavesError(error: unknown): ClavesError {
  if (error instanceof ClavesError) return error;
  if (error instanceof ProtocolError) {
    return new ClavesError(error.code, { details: error.details, cause: error });
  }
  return new ClavesError('UNEXPECTED', { cause: error });
}
