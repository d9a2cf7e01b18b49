import { ProtocolError } from '../../src/protocol/errors.ts';
import { UniqueViolation, unavailable } from './errors.ts';

/** SQLite's primary result codes, sqlite.org/rescode.html: the database cannot serve now, whatever was asked. */
const UNAVAILABLE = new Set([5, 6, 8, 10, 11, 13, 14, 23, 26]);
/** What lies in the file is no database, or no whole one. */
const DAMAGED = new Set([11, 26]);
/** Another connection has it. */
const BUSY = new Set([5, 6]);
const UNIQUE = 2067;
const PRIMARY_KEY = 1555;

/** What an error of node:sqlite means to the services. */
export function normaliseSqliteError(error: unknown): unknown {
  const { code, errcode } = codesOf(error);
  if (errcode === UNIQUE || errcode === PRIMARY_KEY) return new UniqueViolation('', { cause: error });
  const closed = code === 'ERR_INVALID_STATE';
  return closed || UNAVAILABLE.has(errcode & 0xff) ? unavailable(error) : error;
}

/** Of a normalised error: will it never serve again, as it is? */
export function isDamage(error: unknown): boolean {
  return error instanceof ProtocolError && DAMAGED.has(codesOf(error.cause).errcode & 0xff);
}

/** Of a normalised error: does somebody else have it open in a way that is in the way? */
export function isBusy(error: unknown): boolean {
  return error instanceof ProtocolError && BUSY.has(codesOf(error.cause).errcode & 0xff);
}

function codesOf(error: unknown): { code: unknown; errcode: number } {
  if (!(error instanceof Error)) return { code: null, errcode: 0 };
  const code = 'code' in error ? error.code : null;
  const errcode = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0;
  return { code, errcode };
}
