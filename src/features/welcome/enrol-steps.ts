import { type StaveStep, stepState } from '../../ui/stave.tsx';
import { words } from '../../words/words.ts';
import type { JourneyProgress } from '../../worker/use-cases.ts';

type State = JourneyProgress['state'];

const STEPS = ['ENROLLING', 'CERTIFIED', 'STAGED', 'UPLOADED', 'IDLE'] as const satisfies readonly State[];

/** The way from nothing to an identity, as it stands at `state`. */
export function enrolSteps(state: State): StaveStep[] {
  const { steps } = words().welcome.progress;
  const place = (STEPS as readonly State[]).indexOf(state);
  const now = state === 'IDLE' ? STEPS.length : Math.max(0, place);
  return STEPS.map((id, at) => ({ id, name: id, text: steps[id], state: stepState(at, now) }));
}
