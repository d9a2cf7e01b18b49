import { ClavesError } from '../protocol/claves-error.ts';
import { write } from './change.ts';
import { endSession } from './end-session.ts';
import { underLock } from './lock.ts';
import type { Ports } from './ports.ts';
import { requireSession, standingOf } from './standing.ts';

/** Gives up an enrolment whose ID-Cert is not here; its key is kept as dead. Throws `NO_SESSION` where none is open. */
export async function abandonEnrolment(ports: Ports): Promise<void> {
  const session = await requireSession(ports.store);
  await underLock(ports, session, {}, async () => {
    const at = await standingOf(ports, session.sessionId, {});
    if (at.open?.state !== 'ENROLLING') throw new ClavesError('NO_SESSION');
    await write(ports, await endSession(at, 'person'));
  });
}
