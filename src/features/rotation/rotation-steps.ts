import { type StaveStep, stepState } from '../../ui/stave.tsx';
import type { JourneyProgress } from '../../worker/use-cases.ts';

type Place = Omit<StaveStep, 'state' | 'doing'>;

/** The states of a rotation, in order. It begins and ends at IDLE. */
const STEPS: readonly Place[] = [
  { id: 'begin', name: 'IDLE', text: 'The old key is in force.' },
  {
    id: 'PREPARED',
    name: 'PREPARED',
    text: 'A new key is sealed and stored here, then sent to be certified.',
    noReturn: 'From here on the server may know the new key: there is only forward.',
  },
  {
    id: 'CERTIFIED',
    name: 'CERTIFIED',
    text: 'The new ID-Cert is checked and in force. KeyPackages are made for it.',
  },
  { id: 'STAGED', name: 'STAGED', text: 'The new KeyPackages are stored, then sent.' },
  { id: 'UPLOADED', name: 'UPLOADED', text: 'The new last-resort KeyPackage is put in place.' },
  { id: 'end', name: 'IDLE', text: 'The new key is in force, and people can add this device by it.' },
];

/** Where a rotation stands: at one of the journal's states, before its beginning, or past its end. */
export type Standing = JourneyProgress['state'] | 'begin';

/** The line of a rotation as it stands. */
export function rotationSteps(standing: Standing): StaveStep[] {
  const place = STEPS.findIndex(({ id }) => id === standing);
  const now = standing === 'IDLE' ? STEPS.length : Math.max(0, place);
  return STEPS.map((step, at) => ({ ...step, state: stepState(at, now) }));
}

/** What a running journey means for the rotation: another one that is finished first stands before its beginning. */
export function standingOf(progress: JourneyProgress | null): Standing {
  return progress?.journey === 'rotate' ? progress.state : 'begin';
}
