import type { ReactNode } from 'react';
import { Actions, Part } from '../../ui/part.tsx';
import { RemoveAll } from '../../view/remove-all.tsx';
import type { UseCases, WaysIn } from '../../worker/use-cases.ts';

interface LeavingPartProps {
  readonly client: UseCases;
  readonly fid: string;
  readonly waysIn: WaysIn | undefined;
}

/** For whoever will not come back to this browser: a lent computer, or one that is sold. */
export function LeavingPart({ client, fid, waysIn }: LeavingPartProps): ReactNode {
  return (
    <Part name="Leaving this browser">
      <p>
        Signing out keeps the sealed keys here. If you will not use this browser again, make a backup and
        prove it, then take everything with you.
      </p>
      <Actions>{waysIn && <RemoveAll client={client} fid={fid} waysIn={waysIn} isSignedIn />}</Actions>
    </Part>
  );
}
