import type { Task } from '../../ui/task.ts';
import type { JourneyProgress, Overview } from '../../worker/use-cases.ts';

/** Something runs, stands unfinished, or waits for a sign-in: nothing new is begun before that. */
export function isBusy(overview: Overview, journey: Task<JourneyProgress>): boolean {
  return journey.state === 'running' || overview.openJourney !== null || overview.needsSignIn;
}
