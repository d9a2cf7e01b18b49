import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page } from '../../ui/part.tsx';
import type { UseCases } from '../../worker/use-cases.ts';
import { Log } from './log.tsx';
import { activityQuery } from './queries.ts';

/** What happened to the identity, as this browser saw it. */
export function ActivityPage({ client }: { client: UseCases }): ReactNode {
  const query = useQuery(activityQuery(client));
  return (
    <Page>
      <PageHeading title="Activity" />
      <p>
        What happened to your identity, as this browser saw it. The record is kept here alone, and holds
        nothing secret.
      </p>
      <Awaited query={query}>
        {(entries) =>
          entries.length === 0 ? (
            <p>Nothing is on record yet. What happens from now on is written down here.</p>
          ) : (
            <Log entries={entries} />
          )
        }
      </Awaited>
    </Page>
  );
}
