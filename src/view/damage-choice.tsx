import { type ReactNode, useState } from 'react';
import { Choice } from '../ui/choice.tsx';
import { useExplain } from '../ui/failure.tsx';
import { words } from '../words/words.ts';
import type { DamageChoice } from '../worker/use-cases.ts';

type Answer = 'stop' | 'leave';

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
  const { legend, stop, leave } = words().backup.damage;
  const options = [
    { value: 'stop', label: stop },
    { value: 'leave', label: leave },
  ] as const;
  return (
    <div>
      <p aria-hidden="true">{legend}:</p>
      <Choice legend={legend} options={options} value={damage.answer} onChange={damage.choose} />
    </div>
  );
}
