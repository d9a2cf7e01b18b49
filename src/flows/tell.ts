import type { ActivityEvent } from './activity.ts';
import { isCode } from './answers.ts';
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

/**
 * Tells of what is done and cannot be undone: a log that cannot be written must not make it read as if nothing had
 * happened.
 */
export async function tellDone(ports: Ports, event: ActivityEvent): Promise<void> {
  await tell(ports, event).catch(unlessStorage);
  ports.changed();
}

/** Lets a full or broken storage pass, and nothing else. */
export function unlessStorage(error: unknown): void {
  if (!isCode(error, 'STORAGE_FULL', 'STORAGE_FAILED')) throw error;
}
