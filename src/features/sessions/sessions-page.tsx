import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
import { Button } from '../../ui/button.tsx';
import { NotAsked } from '../../ui/not-asked.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page, Part } from '../../ui/part.tsx';
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
  const askAgain = (
    <Button onPress={() => void query.refetch()} isPending={query.isFetching}>
      Ask again
    </Button>
  );
  return (
    <Page>
      <PageHeading title="Sessions" />
      <p>
        Each browser that is signed in to your account is a session with a key of its own. Your home server
        lists them, and this browser checks the ID-Cert of each.
      </p>
      {questions}
      {needsSignIn && <p>{isKnown ? OLD_LIST : NO_LIST}</p>}
      {query.isRefetchError && !needsSignIn && <NotAsked error={query.error} action={askAgain} />}
      {(isKnown || !needsSignIn) && (
        <Awaited query={query} waiting="Asking your home server…">
          {(list) => <Sessions client={client} status={status} list={list} />}
        </Awaited>
      )}
    </Page>
  );
}

const NO_LIST = 'Your home server lists them once you have signed in again.';
const OLD_LIST =
  'What is shown here is from the last time it was asked. It lists them anew once you have signed in again; only then can one be ended from here.';

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
  return (
    <div>
      <Part name="This browser">
        {sessions
          .filter(({ isThis }) => isThis)
          .map((session) => (
            <SessionMatter key={session.sessionId} client={client} session={session} now={now} />
          ))}
        <p>To end this one, use “Sign out…”.</p>
      </Part>
      <Part name="Other sessions">
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
