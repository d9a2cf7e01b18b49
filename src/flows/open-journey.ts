import type { Standing } from './standing.ts';
import type { OpenJourney } from './views.ts';

/** What the page is told of the journal. */
export function openJourneyOf({ open }: Standing): OpenJourney | null {
  return open ? { journey: open.journey, state: open.state, startedAt: open.startedAt } : null;
}
