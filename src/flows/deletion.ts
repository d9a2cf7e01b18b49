import type { ActivityEvent, EndedBy } from './activity.ts';
import type { Standing } from './standing.ts';

/** What the server does for a session that is alive. */
const ALIVE: readonly ActivityEvent['kind'][] = ['deletion-refused', 'signed-in-again', 'rotated'];
/** Seconds. A look that ended so soon after may have been answered before. */
const SOON = 60;

/**
 * Who ended a session that the server says is over: the deletion of the identity, where it was asked for from here and
 * the server showed no sign of life since. The log is written before the request leaves, so a lost answer is no riddle later.
 */
export async function endOfRevoked(at: Standing): Promise<EndedBy> {
  return (await isDeletionInDoubt(at)) ? 'deletion' : 'server';
}

async function isDeletionInDoubt({ ports: { store }, session }: Standing): Promise<boolean> {
  const last = (await store.activity()).findLast(
    ({ sessionId, event: { kind } }) =>
      sessionId === session.sessionId && (kind === 'deletion-asked' || ALIVE.includes(kind)),
  );
  if (last?.event.kind !== 'deletion-asked') return false;
  return session.syncedAt === null || session.syncedAt <= last.at + SOON;
}
