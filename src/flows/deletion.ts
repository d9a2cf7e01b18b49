import type { EndedBy } from './activity.ts';
import type { Standing } from './standing.ts';

/**
 * Who ended a session that the server says is over: the deletion of the identity, where it was asked for from here and
 * nobody heard that it was refused. The log is written before the request leaves, so a lost answer is no riddle later.
 */
export async function endOfRevoked(at: Standing): Promise<EndedBy> {
  return (await isDeletionInDoubt(at)) ? 'deletion' : 'server';
}

async function isDeletionInDoubt({ ports: { store }, session }: Standing): Promise<boolean> {
  const last = (await store.activity()).findLast(
    ({ sessionId, event: { kind } }) =>
      sessionId === session.sessionId && (kind === 'deletion-asked' || kind === 'deletion-refused'),
  );
  return last?.event.kind === 'deletion-asked';
}
