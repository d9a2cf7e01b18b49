import type { ActivityEvent } from '../activity.ts';
import { underLockNamed } from '../lock.ts';
import type { Ports, RunOptions } from '../ports.ts';
import type { ForeignServerRecord } from './ports.ts';

/** The one place that writes a foreign server's record. Resolves to it as it is stored. */
export async function writeForeign(
  ports: Ports,
  before: ForeignServerRecord | null,
  next: ForeignServerRecord,
  events: readonly ActivityEvent[] = [],
): Promise<ForeignServerRecord> {
  const record = { ...next, revision: (before?.revision ?? 0) + 1 };
  const at = ports.clock.now();
  const activity = events.map((event) => ({ sessionId: record.sessionId, at, event }));
  await ports.foreignServers.commit({ record, expect: before?.revision ?? null, activity });
  ports.changed();
  return record;
}

/** Runs while nothing else speaks with this foreign server for this session, in this tab or another. */
export function underForeignLock<T>(
  ports: Ports,
  id: string,
  options: RunOptions,
  work: () => Promise<T>,
): Promise<T> {
  return underLockNamed(ports, `foreign/${id}`, options, work);
}
