import { ClavesError } from '../protocol/claves-error.ts';
import { write } from './change.ts';
import { endSession } from './end-session.ts';
import { leaveForeignServers } from './foreign/end.ts';
import { underLock } from './lock.ts';
import type { Ports, RunOptions } from './ports.ts';
import { requireSession, standingOf } from './standing.ts';

/**
 * Ends the session in this browser alone, where no token is left to tell the server with: it may live on there. Keys
 * and history stay. Throws `NO_SESSION`, and `UNEXPECTED` where there is a token: then `signOut` tells the server.
 */
export async function signOutHere(ports: Ports, options: RunOptions = {}): Promise<void> {
  const session = await requireSession(ports.store);
  await underLock(ports, session, options, async () => {
    const at = await standingOf(ports, session.sessionId, options);
    if (at.session.token) throw new ClavesError('UNEXPECTED');
    await write(ports, await endSession(at, 'person-here'));
    await leaveForeignServers(ports, session.sessionId, options);
  });
}
