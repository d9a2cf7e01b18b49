import type { SessionId } from '../protocol/terms.ts';
import { toClavesError } from './answers.ts';
import type { Ports } from './ports.ts';

/** Runs while no other tab works on this session. Whatever fails inside comes out as `ClavesError`. */
export function underLock<T>(
  ports: Ports,
  { sessionId }: { readonly sessionId: SessionId },
  work: () => Promise<T>,
): Promise<T> {
  return exclusively(ports, `session/${sessionId}`, work);
}

/** Runs while no other tab begins a session. */
export function underEnrolmentLock<T>(ports: Ports, work: () => Promise<T>): Promise<T> {
  return exclusively(ports, 'enrolment', work);
}

async function exclusively<T>(ports: Ports, name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await ports.exclusive(name, work);
  } catch (error) {
    throw toClavesError(error);
  }
}
