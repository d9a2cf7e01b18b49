import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page } from '../../ui/part.tsx';
import { words } from '../../words/words.ts';
import type { Status, UseCases } from '../../worker/use-cases.ts';
import { AutoLockPart } from './auto-lock-part.tsx';
import { LeavingPart } from './leaving-part.tsx';
import { PasskeysPart } from './passkeys-part.tsx';
import { PassphrasePart } from './passphrase-part.tsx';
import { waysInQuery } from './queries.ts';
import { RecoveryKeyPart } from './recovery-key-part.tsx';
import { RotationPart } from './rotation-part.tsx';
import { StoragePart } from './storage-part.tsx';

interface VaultPageProps {
  readonly client: UseCases;
  readonly status: Extract<Status, { phase: 'ready' }>;
}

/** What opens the vault, when it locks itself, and where it lies. */
export function VaultPage({ client, status: { fid } }: VaultPageProps): ReactNode {
  const query = useQuery(waysInQuery(client));
  return (
    <Page>
      <PageHeading title={words().vault.title} />
      <p>{words().vault.intro}</p>
      <div>
        <Awaited query={query}>
          {(waysIn) => (
            <>
              <PassphrasePart client={client} fid={fid} waysIn={waysIn} />
              <PasskeysPart client={client} fid={fid} waysIn={waysIn} />
              <RecoveryKeyPart client={client} fid={fid} waysIn={waysIn} />
            </>
          )}
        </Awaited>
        <AutoLockPart client={client} />
        <RotationPart client={client} />
        <StoragePart />
        <LeavingPart client={client} fid={fid} waysIn={query.data} />
      </div>
    </Page>
  );
}
