import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
import { Button } from '../../ui/button.tsx';
import { NotAsked } from '../../ui/not-asked.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page, Part } from '../../ui/part.tsx';
import { words } from '../../words/words.ts';
import type { SessionList, Status, UseCases } from '../../worker/use-cases.ts';
import { OtherSessions } from './other-sessions.tsx';
import { sessionsQuery } from './queries.ts';
import { SessionMatter } from './session-matter.tsx';

interface SessionsPageProps {
  readonly client: UseCases;
  readonly status: Extract<Status, { phase: 'ready' }>;
  /** What the person is asked about other sessions. */
  readonly questions: ReactNode;
}

/** Where else the account is signed in, as the home server says and this browser judges. */
export function SessionsPage({ client, status, questions }: SessionsPageProps): ReactNode {
  const { needsSignIn } = status;
  const query = useQuery({ ...sessionsQuery(client), enabled: !needsSignIn });
  const isKnown = query.data !== undefined;
  const w = words().sessions;
  const askAgain = (
    <Button onPress={() => void query.refetch()} isPending={query.isFetching}>
      {w.askAgain}
    </Button>
  );
  return (
    <Page>
      <PageHeading title={words().shell.pageNames['/sessions']} />
      <p>{w.intro}</p>
      {questions}
      {needsSignIn && <p>{isKnown ? w.oldList : w.noList}</p>}
      {query.isRefetchError && !needsSignIn && <NotAsked error={query.error} action={askAgain} />}
      {(isKnown || !needsSignIn) && (
        <Awaited query={query} waiting={w.asking}>
          {(list) => <Sessions client={client} status={status} list={list} />}
        </Awaited>
      )}
    </Page>
  );
}

interface SessionsProps extends Omit<SessionsPageProps, 'questions'> {
  readonly list: SessionList;
}

function Sessions({
  client,
  status: { fid, needsSignIn },
  list: { sessions, now },
}: SessionsProps): ReactNode {
  const queries = useQueryClient();
  const askAgain = () => void queries.invalidateQueries(sessionsQuery(client));
  const w = words().sessions;
  return (
    <div>
      <Part name={w.here.name}>
        {sessions
          .filter(({ isThis }) => isThis)
          .map((session) => (
            <SessionMatter key={session.sessionId} client={client} session={session} now={now} />
          ))}
        <p>{w.here.toEnd}</p>
      </Part>
      <Part name={w.others.name}>
        <OtherSessions
          client={client}
          fid={fid}
          sessions={sessions.filter(({ isThis }) => !isThis)}
          now={now}
          canEnd={!needsSignIn}
          onStale={askAgain}
        />
      </Part>
    </div>
  );
}
