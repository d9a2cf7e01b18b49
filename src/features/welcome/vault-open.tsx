import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { words } from '../../words/words.ts';
import type { UseCases } from '../../worker/use-cases.ts';
import { waysInQuery } from './queries.ts';

// Its dialog is large, and rarely wanted.
const RemoveAll = lazy(async () => ({ default: (await import('../../view/remove-all.tsx')).RemoveAll }));

interface VaultOpenProps {
  readonly client: UseCases;
  /** Whose keys are here, the latest first; null where an earlier try made the vault alone. */
  readonly fid: string | null;
}

/** What can be done with a vault that is open while nobody is signed in. */
export function VaultOpen({ client, fid }: VaultOpenProps): ReactNode {
  const { data: waysIn } = useQuery(waysInQuery(client));
  const w = words().welcome.signedOut;
  return (
    <>
      {fid === null && <p>{w.passphraseIsSet}</p>}
      <p>
        <Button onPress={() => void client.lock()}>{w.lock}</Button>
      </p>
      {fid !== null && waysIn && (
        <Disclosure summary={w.leave}>
          <p>{w.leaveText}</p>
          <Suspense>
            <RemoveAll client={client} fid={fid} waysIn={waysIn} isSignedIn={false} />
          </Suspense>
        </Disclosure>
      )}
    </>
  );
}
