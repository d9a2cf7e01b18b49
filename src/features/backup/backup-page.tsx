import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page, Part } from '../../ui/part.tsx';
import type { Task } from '../../ui/task.ts';
import { RestoreForm } from '../../view/restore-form.tsx';
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
  return (
    <Page>
      <PageHeading title="Backup" />
      <p>
        Your keys are in this browser alone. A backup file brings them back where its data is cleared or the
        device is lost.
      </p>
      <Awaited query={query}>
        {(backup) => (
          <div>
            <MakeAndProve client={client} fid={fid} backup={backup} />
            <Part name="Restore">
              <Disclosure summary="Restore a backup into this browser">
                <p>
                  What the file holds and this browser lacks is added. Nothing that is newer here is taken
                  back: keys, ID-Certs and what was deleted stay as they are.
                </p>
                <RestoreForm
                  client={client}
                  task={journey}
                  isNew={false}
                  fid={fid}
                  afterwards={
                    <p>
                      Sign in again on the overview: then it is compared with what your home server holds.
                    </p>
                  }
                />
              </Disclosure>
            </Part>
          </div>
        )}
      </Awaited>
    </Page>
  );
}
