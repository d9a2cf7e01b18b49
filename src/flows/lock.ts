import type { SessionId } from '../protocol/terms.ts';
import { toClavesError } from './answers.ts';
import type { Ports, RunOptions } from './ports.ts';

/**
 * Runs while nothing else works on this session, in this tab or another. Whatever fails comes out as `ClavesError`;
 * `STOPPED` where the person would not wait for its turn.
 */
export function underLock<T>(
  ports: Ports,
  { sessionId }: { readonly sessionId: SessionId },
  options: RunOptions,
  work: () => Promise<T>,
): Promise<T> {
  return underLockNamed(ports, `session/${sessionId}`, options, work);
}

/** Runs while no other tab holds this session's line to its home server. */
export function underLineLock<T>(
  ports: Ports,
  { sessionId }: { readonly sessionId: SessionId },
  options: RunOptions,
  work: () => Promise<T>,
): Promise<T> {
  return underLockNamed(ports, `gateway/${sessionId}`, options, work);
}

/** Runs while no other tab begins a session. */
export function underEnrolmentLock<T>(ports: Ports, options: RunOptions, work: () => Promise<T>): Promise<T> {
  return underLockNamed(ports, 'enrolment', options, work);
}

/** The same under any other name. */
export async function underLockNamed<T>(
  ports: Ports,
  name: string,
  { signal }: RunOptions,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await ports.exclusive(name, work, signal);
  } catch (error) {
    throw toClavesError(error);
  }
}
