import type { ReactNode } from 'react';
import { Outcome } from '../ui/outcome.tsx';
import { dateWords } from '../ui/time.ts';
import type { Restored } from '../worker/use-cases.ts';
import { holdingWords } from './backup-words.ts';
import { Compared } from './compared.tsx';

/** What a restore brought, and what the home server held to it; `children`: what is to be said where it was not asked. */
export function RestoredWords({
  restored,
  children,
}: {
  restored: Restored;
  children?: ReactNode;
}): ReactNode {
  const { added, summary, compared } = restored;
  const isNothing = added.identityKeys + added.idCerts + added.privateHalves === 0;
  return (
    <Outcome title={`The backup of ${dateWords(summary.madeAt)} is restored`}>
      <p>
        {isNothing
          ? 'All that it holds was here already; nothing was changed.'
          : `It brought ${holdingWords(added)}. What was here already stayed as it was.`}
      </p>
      {compared === null ? children : <Compared compared={compared} />}
    </Outcome>
  );
}
