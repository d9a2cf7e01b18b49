import type { ReactNode } from 'react';
import { useExplain } from '../ui/failure.tsx';
import type { Restored } from '../worker/use-cases.ts';
import { comparedWords } from './compared-words.ts';

/** What the home server held to a restore. */
export function Compared({ compared }: { compared: NonNullable<Restored['compared']> }): ReactNode {
  const explain = useExplain();
  if (compared.finding !== 'failed') return <p>{comparedWords(compared.finding)}</p>;
  const { happened } = explain(Object.assign(new Error(), { code: compared.code }));
  return (
    <p>
      {happened} {comparedWords('failed')}
    </p>
  );
}
