import type { ReactNode } from 'react';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page } from '../../ui/part.tsx';
import type { Task } from '../../ui/task.ts';
import type { JourneyProgress, UseCases } from '../../worker/use-cases.ts';

interface BackupPageProps {
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
}

/** All keys in one encrypted file: made, proven, restored. */
export function BackupPage(_props: BackupPageProps): ReactNode {
  return (
    <Page>
      <PageHeading title="Backup" />
    </Page>
  );
}
