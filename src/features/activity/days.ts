import { isoDay } from '../../ui/time.ts';

export interface Day<Entry> {
  /** As in `2026-12-03`. */
  readonly day: string;
  readonly entries: readonly Entry[];
}

/**
 * What happened, by the days of the person's time zone. The order stays: a clock that was set back in between puts an
 * entry under its own day all the same.
 */
export function byDay<Entry extends { readonly at: number }>(entries: readonly Entry[]): Day<Entry>[] {
  const days = Map.groupBy(entries, ({ at }) => isoDay(at));
  return [...days].map(([day, of]) => ({ day, entries: of }));
}
