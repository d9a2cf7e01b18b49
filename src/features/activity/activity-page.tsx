import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page } from '../../ui/part.tsx';
import { words } from '../../words/words.ts';
import type { UseCases } from '../../worker/use-cases.ts';
import { Log } from './log.tsx';
import { activityQuery } from './queries.ts';

/** What happened to the identity, as this browser saw it. */
export function ActivityPage({ client }: { client: UseCases }): ReactNode {
  const query = useQuery(activityQuery(client));
  const w = words().activity;
  return (
    <Page>
      <PageHeading title={w.title} />
      <p>{w.intro}</p>
      <Awaited query={query}>
        {(entries) => (entries.length === 0 ? <p>{w.empty}</p> : <Log entries={entries} />)}
      </Awaited>
    </Page>
  );
}
