import type { ReactNode } from 'react';
import { Actions, Part } from '../../ui/part.tsx';
import { RemoveAll } from '../../view/remove-all.tsx';
import { words } from '../../words/words.ts';
import type { UseCases, WaysIn } from '../../worker/use-cases.ts';

interface LeavingPartProps {
  readonly client: UseCases;
  readonly fid: string;
  readonly waysIn: WaysIn | undefined;
}

/** For whoever will not come back to this browser: a lent computer, or one that is sold. */
export function LeavingPart({ client, fid, waysIn }: LeavingPartProps): ReactNode {
  return (
    <Part name={words().vault.leaving.name}>
      <p>{words().vault.leaving.text}</p>
      <Actions>{waysIn && <RemoveAll client={client} fid={fid} waysIn={waysIn} isSignedIn />}</Actions>
    </Part>
  );
}
