import { ClavesError } from '../protocol/claves-error.ts';
import { type Enrolment, enrol, fidOf } from './enrol.ts';
import type { Ports, RunOptions } from './ports.ts';
import { resumeSignIn } from './sign-in.ts';
import { activeSession } from './standing.ts';

/**
 * Registers an actor and enrols this browser as its first session; goes on with it where that was cut off before.
 * Throws `SESSION_EXISTS` where another session is here.
 */
export async function createIdentity(
  ports: Ports,
  enrolment: Enrolment,
  options: RunOptions = {},
): Promise<void> {
  const active = await activeSession(ports.store);
  if (!active) return enrol(ports, enrolment, true, options);
  const open = await ports.store.journal(active.sessionId);
  const cutOff = open?.state === 'ENROLLING' && active.fid === fidOf(enrolment);
  if (!cutOff || active.homeServer !== enrolment.found.address) throw new ClavesError('SESSION_EXISTS');
  return resumeSignIn(ports, enrolment, options);
}
