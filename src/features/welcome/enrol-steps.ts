import { type StaveStep, stepState } from '../../ui/stave.tsx';
import type { JourneyProgress } from '../../worker/use-cases.ts';

type State = JourneyProgress['state'];

const STEPS = [
  {
    id: 'ENROLLING',
    name: 'ENROLLING',
    text: 'A key is made, sealed and stored; then your home server certifies it.',
  },
  { id: 'CERTIFIED', name: 'CERTIFIED', text: 'The ID-Cert is checked and stored. KeyPackages are made.' },
  { id: 'STAGED', name: 'STAGED', text: 'The KeyPackages are stored, then sent.' },
  { id: 'UPLOADED', name: 'UPLOADED', text: 'The last-resort KeyPackage is put in place.' },
  { id: 'IDLE', name: 'IDLE', text: 'People can add this device.' },
] as const satisfies readonly { id: State; name: string; text: string }[];

/** The way from nothing to an identity, as it stands at `state`. */
export function enrolSteps(state: State): StaveStep[] {
  const place = STEPS.findIndex(({ id }) => id === state);
  const now = state === 'IDLE' ? STEPS.length : Math.max(0, place);
  return STEPS.map((step, at) => ({ ...step, state: stepState(at, now) }));
}
