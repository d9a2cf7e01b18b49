import type { ReactNode } from 'react';
import { Outcome } from '../ui/outcome.tsx';
import { dateWords } from '../ui/time.ts';
import { words } from '../words/words.ts';
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
  const w = words().backup.restore;
  return (
    <Outcome title={w.done(dateWords(summary.madeAt))}>
      <p>{isNothing ? w.nothingNew : w.brought(holdingWords(added))}</p>
      {compared === null ? children : <Compared compared={compared} />}
    </Outcome>
  );
}
