import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page, Part } from '../../ui/part.tsx';
import type { Task } from '../../ui/task.ts';
import { RestoreForm } from '../../view/restore-form.tsx';
import { words } from '../../words/words.ts';
import type { JourneyProgress, UseCases } from '../../worker/use-cases.ts';
import { MakeAndProve } from './make-and-prove.tsx';
import { backupQuery } from './queries.ts';

interface BackupPageProps {
  readonly client: UseCases;
  readonly fid: string;
  readonly journey: Task<JourneyProgress>;
}

/** All keys in one encrypted file: made, proven, restored. */
export function BackupPage({ client, fid, journey }: BackupPageProps): ReactNode {
  const query = useQuery(backupQuery(client));
  const { clear } = journey;
  useEffect(() => clear, [clear]);
  const w = words().backup;
  return (
    <Page>
      <PageHeading title={w.title} />
      <p>{w.intro}</p>
      <Awaited query={query}>
        {(backup) => (
          <div>
            <MakeAndProve client={client} fid={fid} backup={backup} />
            <Part name={w.restore.name}>
              <Disclosure summary={w.restore.summary}>
                <p>{w.restore.text}</p>
                <RestoreForm
                  client={client}
                  task={journey}
                  isNew={false}
                  fid={fid}
                  afterwards={<p>{w.restore.afterwards}</p>}
                />
              </Disclosure>
            </Part>
          </div>
        )}
      </Awaited>
    </Page>
  );
}
