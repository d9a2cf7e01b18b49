import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page, Part } from '../../ui/part.tsx';
import { words } from '../../words/words.ts';
import type { Status, UseCases } from '../../worker/use-cases.ts';
import { AddServer } from './add-server.tsx';
import { foreignServersQuery } from './queries.ts';
import { Servers } from './servers.tsx';

interface ForeignServersPageProps {
  readonly client: UseCases;
  readonly status: Extract<Status, { phase: 'ready' }>;
}

/** Where else than at home this session is signed in, and what those servers know of it. */
export function ForeignServersPage({ client, status: { needsSignIn } }: ForeignServersPageProps): ReactNode {
  const query = useQuery(foreignServersQuery(client));
  useEffect(() => {
    // The list is asked for by the page itself, which shows what hinders that.
    if (!needsSignIn) askAll(client).catch(() => undefined);
  }, [client, needsSignIn]);
  const w = words().foreignServers;
  return (
    <Page>
      <PageHeading title={words().shell.pageNames['/foreign-servers']} />
      <p>{w.intro}</p>
      <Awaited query={query}>
        {(list) => (
          <div>
            <Part name={w.list.name}>
              {list.isPending && <p>{w.pending}</p>}
              <Servers client={client} list={list} canAsk={!needsSignIn} />
            </Part>
            <Part name={w.add.name}>
              {needsSignIn && <p>{w.add.signInFirst}</p>}
              <AddServer client={client} servers={list.servers} isDisabled={needsSignIn || list.isPending} />
            </Part>
          </div>
        )}
      </Awaited>
    </Page>
  );
}

/** What they know may have changed since they were asked last. One that does not answer is shown as such. */
async function askAll(client: UseCases): Promise<void> {
  const { servers } = await client.foreignServers();
  const settled = servers.filter(({ trouble }) => trouble === null);
  await Promise.allSettled(settled.map(({ domain }) => client.askForeignServer({ domain })));
}
