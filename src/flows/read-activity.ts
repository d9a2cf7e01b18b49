import type { Ports } from './ports.ts';
import { requireSession } from './standing.ts';
import type { ActivityEntry } from './views.ts';

/** What happened to the identity, as this browser saw it, the latest first. Throws `NO_SESSION`. */
export async function readActivity({ store }: Ports): Promise<ActivityEntry[]> {
  const { sessionId } = await requireSession(store);
  const records = await store.activity();
  return records.map((each, id) => ({ ...each, id, isThis: each.sessionId === sessionId })).reverse();
}
