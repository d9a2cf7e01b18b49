import type { ActivityEntry } from '../../worker/use-cases.ts';

/** Seconds for which it is news. */
const NEWS = 24 * 3600;

/**
 * Who ended the session in whose place this browser's present one came, where that was not the person; null also where
 * it is news no longer. `entries`: the log, the latest first. `now`: the server's clock, UNIX seconds.
 */
export function replacedBy(entries: readonly ActivityEntry[], now: number): 'server' | 'other-key' | null {
  const begun = entries.findIndex(({ event, isThis }) => isThis && event.kind === 'enrolled');
  const at = entries[begun]?.at;
  if (at === undefined || now - at > NEWS) return null;
  const [by] = entries
    .slice(begun + 1)
    .flatMap(({ event }) => (event.kind === 'session-ended' ? event.by : []));
  return by === 'server' || by === 'other-key' ? by : null;
}
