import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page } from '../../ui/part.tsx';
import type { Task } from '../../ui/task.ts';
import { words } from '../../words/words.ts';
import type { JourneyProgress, UseCases } from '../../worker/use-cases.ts';
import { BackupPart } from './backup-part.tsx';
import { CertificatePart } from './certificate-part.tsx';
import { First } from './first.tsx';
import { IdentityPart } from './identity-part.tsx';
import { LastResortPart } from './last-resort-part.tsx';
import { Notices } from './notices.tsx';
import { PoolPart } from './pool-part.tsx';
import { overviewQuery } from './queries.ts';

interface OverviewPageProps {
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
  /** Asking the server what was claimed. */
  readonly refresh: Task;
  /** What the person is asked about other sessions. */
  readonly questions: ReactNode;
}

/** Can people add this device, until when, and what is to be done about it? */
export function OverviewPage({ client, journey, refresh, questions }: OverviewPageProps): ReactNode {
  const query = useQuery(overviewQuery(client));
  const { clear } = journey;
  // What failed here is no news on another page.
  useEffect(() => clear, [clear]);
  return (
    <Page>
      <PageHeading title={words().shell.pageNames['/']} small />
      <Awaited query={query}>
        {(overview) => (
          <>
            <First overview={overview} client={client} journey={journey} />
            {questions}
            <Notices overview={overview} client={client} journey={journey} />
            <div>
              <CertificatePart overview={overview} />
              <PoolPart overview={overview} client={client} journey={journey} refresh={refresh} />
              <LastResortPart overview={overview} client={client} journey={journey} />
              <BackupPart overview={overview} />
              <IdentityPart overview={overview} />
            </div>
          </>
        )}
      </Awaited>
    </Page>
  );
}
