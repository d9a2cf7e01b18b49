import { type ReactNode, useState } from 'react';
import { Choice } from '../ui/choice.tsx';
import { useExplain } from '../ui/failure.tsx';
import type { DamageChoice } from '../worker/use-cases.ts';

const OPTIONS = [
  { value: 'stop', label: 'Stop at them' },
  { value: 'leave', label: 'Go on without them' },
] as const;

type Answer = (typeof OPTIONS)[number]['value'];

interface AskedDamage {
  readonly answer: Answer;
  readonly choose: (answer: Answer) => void;
  /** Only once it has failed over such keys is there anything to decide. */
  readonly isAsked: boolean;
  readonly choice: DamageChoice;
}

/** What is to be done about keys that do not open. `failure`: what came of the last try. */
export function useDamageChoice(failure: unknown): AskedDamage {
  const explain = useExplain();
  const [answer, choose] = useState<Answer>('stop');
  const isUnreadable = failure !== null && explain(failure).code === 'KEYS_UNREADABLE';
  const isAsked = isUnreadable || answer === 'leave';
  return { answer, choose, isAsked, choice: { withoutDamaged: answer === 'leave' } };
}

export function DamageField({ damage }: { damage: AskedDamage }): ReactNode {
  if (!damage.isAsked) return null;
  return (
    <div>
      <p aria-hidden="true">Keys that do not open:</p>
      <Choice
        legend="Keys that do not open"
        options={OPTIONS}
        value={damage.answer}
        onChange={damage.choose}
      />
    </div>
  );
}
