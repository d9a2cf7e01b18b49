import { underEnrolmentLock, underLock } from '../lock.ts';
import type { Ports, RunOptions } from '../ports.ts';
import { activeSession } from '../standing.ts';

/** While nobody begins a session, nor works on the one that is here. No journey takes these locks the other way round. */
export function undisturbed<T>(ports: Ports, options: RunOptions, work: () => Promise<T>): Promise<T> {
  return underEnrolmentLock(ports, options, async () => {
    const session = await activeSession(ports.store);
    return session ? underLock(ports, session, options, work) : work();
  });
}
