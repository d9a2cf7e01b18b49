import { isoDay } from '../../ui/time.ts';

export interface Day<Entry> {
  /** As in `2026-12-03`. */
  readonly day: string;
  readonly entries: readonly Entry[];
}

/**
 * What happened, by the days of a time zone (IANA; the person's where none is given). The order stays: a clock that was
 * set back in between puts an entry under its own day all the same.
 */
export function byDay<Entry extends { readonly at: number }>(
  entries: readonly Entry[],
  timeZone?: string,
): Day<Entry>[] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const day = isoDay(entry.at, timeZone);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days].map(([day, of]) => ({ day, entries: of }));
}
