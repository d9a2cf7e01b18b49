import { type StaveStep, stepState } from '../../ui/stave.tsx';
import { words } from '../../words/words.ts';
import type { JourneyProgress } from '../../worker/use-cases.ts';

/** The states of a rotation, in order. It begins and ends at IDLE. */
const STATES = ['begin', 'PREPARED', 'CERTIFIED', 'STAGED', 'UPLOADED', 'end'] as const;

/** Where a rotation stands: at one of the journal's states, before its beginning, or past its end. */
export type Standing = JourneyProgress['state'] | 'begin';

/** The line of a rotation as it stands. */
export function rotationSteps(standing: Standing): StaveStep[] {
  const { steps, noReturn } = words().rotation;
  const place = (STATES as readonly string[]).indexOf(standing);
  const now = standing === 'IDLE' ? STATES.length : Math.max(0, place);
  return STATES.map((id, at) => ({
    id,
    name: id === 'begin' || id === 'end' ? 'IDLE' : id,
    text: steps[id],
    state: stepState(at, now),
    ...(id === 'PREPARED' && { noReturn }),
  }));
}

/** What a running journey means for the rotation: another one that is finished first stands before its beginning. */
export function standingOf(progress: JourneyProgress | null): Standing {
  return progress?.journey === 'rotate' ? progress.state : 'begin';
}
