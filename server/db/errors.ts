import { ProtocolError } from '../../src/protocol/errors.ts';

/** What the errors of both databases mean to the services. */

/** Seconds. */
const RETRY_AFTER = 5;

/** A row with this key is there already. */
export class UniqueViolation extends Error {}

/** Another transaction stood in the way and won. Run again, this one may well succeed: see `transact`. */
export class Collision extends ProtocolError {
  constructor(cause: unknown) {
    super('UNAVAILABLE', { retryAfter: RETRY_AFTER });
    this.cause = cause;
  }
}

/** The database cannot serve now, whatever was asked. */
export function unavailable(cause: unknown): ProtocolError {
  const error = new ProtocolError('UNAVAILABLE', { retryAfter: RETRY_AFTER });
  error.cause = cause;
  return error;
}

export function isUnavailable(error: unknown): error is ProtocolError {
  return error instanceof ProtocolError && error.code === 'UNAVAILABLE' && !(error instanceof Collision);
}
