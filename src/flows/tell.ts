import type { ActivityEvent } from './activity.ts';
import type { Ports } from './ports.ts';
import { activeSession } from './standing.ts';

/**
 * Adds to the log what no journey did. Where no session is open there is nobody to tell it of. A log that cannot be
 * written throws: the caller decides whether what happened may read as if it had not.
 */
export async function tell({ store, clock, changed }: Ports, event: ActivityEvent): Promise<void> {
  const session = await activeSession(store);
  if (session) {
    await store.tellOnce({ sessionId: session.sessionId, at: clock.now(), event }, () => false);
  }
  changed();
}
