import { DatabaseError } from 'pg';
import { Collision, UniqueViolation, unavailable } from './errors.ts';

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
