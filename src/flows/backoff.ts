import { ClavesError } from '../protocol/claves-error.ts';
import { ProtocolError } from '../protocol/errors.ts';
import type { Ports } from './ports.ts';

/** Milliseconds. */
const FIRST_WAIT = 1000;
export const LONGEST_WAIT = 5 * 60 * 1000;

/** Milliseconds to wait after so many attempts that failed, from 1 (section 10). */
export function fullJitter(attempts: number, { random }: Pick<Ports, 'random'>): number {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempts - 1)) * fraction(random(4));
}

/** Milliseconds for which the server wants to be left alone. */
export function askedWait(error: unknown): number {
  const refused = error instanceof ProtocolError || error instanceof ClavesError;
  return refused ? (error.details.retryAfter ?? 0) * 1000 : 0;
}

/** From 0 to 1. */
function fraction(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => (sum + byte) / 256, 0);
}
