import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
import { Button } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { words } from '../../words/words.ts';
import type { UseCases } from '../../worker/use-cases.ts';
import { MakeAndProve } from './make-and-prove.tsx';
import { backupQuery } from './queries.ts';

interface SignedOutBackupProps {
  readonly client: UseCases;
  /** Whose keys are here, the latest first. */
  readonly fid: string;
  readonly onBack: () => void;
}

/** The keys outlive their sessions: they are backed up where none is open, too. */
export function SignedOutBackup({ client, fid, onBack }: SignedOutBackupProps): ReactNode {
  const query = useQuery(backupQuery(client));
  const w = words().backup.signedOut;
  return (
    <>
      <PageHeading title={w.title} />
      <p>{w.text}</p>
      <p>
        <Button kind="text" onPress={onBack}>
          {w.back}
        </Button>
      </p>
      <Awaited query={query}>
        {(backup) => (
          <div>
            <MakeAndProve client={client} fid={fid} backup={backup} />
          </div>
        )}
      </Awaited>
    </>
  );
}
