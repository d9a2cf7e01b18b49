import { DatabaseError } from 'pg';
import { Collision, isUnavailable, UniqueViolation, unavailable } from './errors.ts';

const UNIQUE = '23505';
/** Could not serialise; deadlock. */
const COLLISIONS = new Set(['40001', '40P01']);
/**
 * PostgreSQL cannot serve now, whatever was asked: connection, shutdown, resources and system (whole classes of SQLSTATE);
 * a lock not had in time, a statement or a transaction that took too long, and a standby that may only read.
 */
const UNAVAILABLE = /^(08|57P|53|58)|^(55P03|57014|25P03|25006)$/;

/** What an error of a query means to the services. What PostgreSQL did not say itself is about the way to it. */
export function normaliseQueryError(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return unavailable(error);
  const state = error.code ?? '';
  if (state === UNIQUE) return new UniqueViolation('', { cause: error });
  if (COLLISIONS.has(state)) return new Collision(error);
  return UNAVAILABLE.test(state) ? unavailable(error) : error;
}

/** Whatever kept us from connecting, PostgreSQL's own refusal too. */
export const normaliseConnectError = unavailable;

/** PostgreSQL's own word for the error, SQLSTATE, or null where it was never asked. Also of a normalised error. */
export function sqlStateOf(error: unknown): string | null {
  if (error instanceof DatabaseError) return error.code ?? null;
  return error instanceof Error && error.cause !== undefined ? sqlStateOf(error.cause) : null;
}

/** What fails before there is a connection at all. */
const NOT_REACHED = new Set(['connect', 'getaddrinfo']);

/**
 * Of a normalised error: did the way to PostgreSQL break after somebody was reached there, and before PostgreSQL said
 * anything? The pool tells that its time ran out by an error with a cause.
 */
export function failedOnceReached(error: unknown): boolean {
  const cause = isUnavailable(error) ? error.cause : null;
  if (!(cause instanceof Error) || cause instanceof DatabaseError) return false;
  const reached = !('syscall' in cause && NOT_REACHED.has(String(cause.syscall)));
  return reached && cause.cause === undefined && !(cause instanceof AggregateError);
}
