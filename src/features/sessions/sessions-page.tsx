import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
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
}

/** Where else the account is signed in, as the home server says and this browser judges. */
export function SessionsPage({ client, status }: SessionsPageProps): ReactNode {
  const query = useQuery({ ...sessionsQuery(client), enabled: !status.needsSignIn });
  return (
    <Page>
      <PageHeading title="Sessions" />
      <p>
        Each browser that is signed in to your account is a session with a key of its own. Your home server
        lists them, and this browser checks the ID-Cert of each.
      </p>
      {query.isRefetchError && !status.needsSignIn && <NotAsked error={query.error} />}
      {status.needsSignIn && query.data === undefined ? (
        <p>Your home server lists them once you have signed in again.</p>
      ) : (
        <Awaited query={query} waiting="Asking your home server…">
          {(facts) => <Sessions client={client} fid={status.fid} facts={facts} />}
        </Awaited>
      )}
    </Page>
  );
}

interface SessionsProps {
  readonly client: UseCases;
  readonly fid: string;
  readonly facts: SessionList;
}

function Sessions({ client, fid, facts: { sessions, now } }: SessionsProps): ReactNode {
  return (
    <div>
      <Part name="This browser">
        {sessions
          .filter(({ isThis }) => isThis)
          .map((session) => (
            <SessionMatter key={session.sessionId} session={session} now={now} />
          ))}
        <p>To end this one, sign out: the button is at the foot of the page.</p>
      </Part>
      <Part name="Other sessions">
        <OtherSessions
          client={client}
          fid={fid}
          sessions={sessions.filter(({ isThis }) => !isThis)}
          now={now}
        />
      </Part>
    </div>
  );
}
