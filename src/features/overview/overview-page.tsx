import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import { Awaited } from '../../ui/awaited.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Actions, Lead, Page } from '../../ui/part.tsx';
import type { Task } from '../../ui/task.ts';
import type { JourneyProgress, Overview, UseCases } from '../../worker/use-cases.ts';
import { isBusy } from './busy.ts';
import { CertificatePart } from './certificate-part.tsx';
import { IdentityPart } from './identity-part.tsx';
import { LastResortPart } from './last-resort-part.tsx';
import { leadOf } from './lead.ts';
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
      <PageHeading title="Overview" small />
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
              <IdentityPart overview={overview} />
            </div>
          </>
        )}
      </Awaited>
    </Page>
  );
}

function First({
  overview,
  client,
  journey,
}: Omit<OverviewPageProps, 'refresh' | 'questions'> & { overview: Overview }): ReactNode {
  const { sentence, mend } = leadOf(overview);
  const busy = isBusy(overview, journey);
  return (
    <div>
      <Lead>{sentence}</Lead>
      {!busy && mend === 'rotate' && (
        <Actions>
          <Link href="/rotate" className={buttonClass('primary')}>
            Rotate the identity key…
          </Link>
        </Actions>
      )}
      {!busy && mend === 'replenish' && (
        <Actions>
          <Button
            kind="primary"
            onPress={() => void journey.run('replenish', (options) => client.replenish(undefined, options))}
          >
            Replenish KeyPackages
          </Button>
        </Actions>
      )}
    </div>
  );
}
