import { type UseQueryResult, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { GonePage } from '../features/gone/gone-page.tsx';
import { UnlockPage } from '../features/unlock/unlock-page.tsx';
import { type Draft, newDraft } from '../features/welcome/draft.ts';
import { ENROL, EnrolProgress } from '../features/welcome/enrol-progress.tsx';
import { WelcomePage } from '../features/welcome/welcome-page.tsx';
import { Awaited, Waiting } from '../ui/awaited.tsx';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Page } from '../ui/part.tsx';
import { type Task, useTask } from '../ui/task.ts';
import { dropSentinel, readSentinel } from '../view/sentinel.ts';
import { words } from '../words/words.ts';
import type { Client } from '../worker/client.ts';
import type { JourneyProgress } from '../worker/use-cases.ts';
import { Entrance } from './entrance.tsx';
import { isStrangeKey } from './errors/strange-key.ts';
import { useAutoLock } from './use-auto-lock.ts';
import { useDroppingTraces, useKeeping } from './use-keeping.ts';
import { forgetWhatWasRead, type Standing, useStatus } from './use-status.ts';

const loadShell = async () => ({ default: (await import('./shell.tsx')).Shell });
const Shell = lazy(loadShell);

const SignedOutBackup = lazy(async () => ({
  default: (await import('../features/backup/signed-out-backup.tsx')).SignedOutBackup,
}));

const StrangeKey = lazy(async () => ({
  default: (await import('../features/server-key/strange-key-entrance.tsx')).StrangeKeyEntrance,
}));

/** Shows what the state of the vault and the session permits. Holds the one slot for journeys. */
export function Gate({ client }: { client: Client }): ReactNode {
  const journey = useTask<JourneyProgress>();
  const status = useStatus(client);
  const [draft, setDraft] = useState<Draft | null>(null);
  const phase = status.data?.phase;
  useForgetting(phase);
  const isOpen = phase !== undefined && phase !== 'new' && phase !== 'locked';
  const lockedAfter = useAutoLock(client, isOpen);
  useKeeping(status.data);
  useDroppingTraces(phase);
  useShellAhead(phase !== undefined);
  useEffect(() => {
    if (phase === 'ready' || phase === 'locked') setDraft(null);
  }, [phase]);

  // Signing in again becomes an enrolment too, where the server had ended the session.
  const isClosed = phase === 'signed-out' || phase === 'enrolling';
  if (journey.state === 'running' && (journey.name === ENROL || isClosed)) {
    return (
      <Entrance>
        <EnrolProgress journey={journey} />
      </Entrance>
    );
  }
  if (status.data?.phase === 'ready') {
    return (
      <Suspense fallback={<Waiting text={words().shell.opening} />}>
        <Shell client={client} journey={journey} status={status.data} />
      </Suspense>
    );
  }
  return (
    <Entrance>
      <Page>
        {status.isLoadingError && <PageHeading title={words().shell.cannotOpen} />}
        <Awaited query={status}>
          {(now) => (
            <Closed
              client={client}
              journey={journey}
              status={now}
              unread={status.isRefetchError && <Unread query={status} />}
              lockedAfter={lockedAfter}
              draft={draft}
              onDraft={setDraft}
            />
          )}
        </Awaited>
      </Page>
    </Entrance>
  );
}

interface ClosedProps {
  readonly client: Client;
  readonly journey: Task<JourneyProgress>;
  readonly status: Standing;
  /** Why the status could not be read again, where it could not. */
  readonly unread: ReactNode;
  /** Minutes without use, where that is why the vault is locked. */
  readonly lockedAfter: number | null;
  /** The way in, as far as it is typed. Held here, as the form gives way to the running enrolment. */
  readonly draft: Draft | null;
  readonly onDraft: (draft: Draft) => void;
}

/** The pages while no session is open. */
function Closed({ client, status, unread, lockedAfter, ...props }: ClosedProps): ReactNode {
  // Read each time: whoever removes everything while signed out drops it, and this page stays.
  const sentinel = readSentinel();
  const [, setForgotten] = useState(false);
  if (status.phase === 'ready') return null;
  if (status.phase === 'locked') {
    const { fid, waysIn } = status;
    return (
      <UnlockPage client={client} fid={fid} waysIn={waysIn} lockedAfter={lockedAfter}>
        {unread}
      </UnlockPage>
    );
  }
  if (status.phase === 'gone') {
    const leave = async () => {
      await (status.needsSignIn ? client.signOutHere() : client.signOut());
      props.onDraft(newDraft(status));
    };
    return <GonePage client={client} lost={status} isNew={false} onNewSession={leave} onForget={null} />;
  }
  if (sentinel && props.draft === null && isEmpty(status)) {
    const forget = () => {
      dropSentinel();
      setForgotten(true);
    };
    return (
      <GonePage
        client={client}
        lost={sentinel}
        isNew={status.phase === 'new'}
        onNewSession={async () => props.onDraft(newDraft(sentinel))}
        onForget={forget}
      />
    );
  }
  if (isStrangeKey(props.journey.error))
    return <StrangerAtEntrance client={client} status={status} {...props} />;
  const backup = (fid: string, onBack: () => void) => (
    <Suspense fallback={<Waiting text={words().shell.opening} />}>
      <SignedOutBackup client={client} fid={fid} onBack={onBack} />
    </Suspense>
  );
  return <WelcomePage client={client} status={status} backup={backup} {...props} />;
}

/** Nobody gets in by a server whose key is strange, before a person has accepted it. */
function StrangerAtEntrance({ client, journey, status, draft }: Omit<ClosedProps, 'unread' | 'lockedAfter'>) {
  const typed = status.phase === 'enrolling' ? null : (draft ?? newDraft(null)).address;
  const { error, clear } = journey;
  return (
    <Suspense fallback={<Waiting text={words().shell.opening} />}>
      <StrangeKey client={client} error={error} homeServer={typed} onAccepted={clear} onBack={clear} />
    </Suspense>
  );
}

/** The page is locked whether the next worker starts or not. */
function Unread({ query }: { query: Pick<UseQueryResult, 'error' | 'refetch'> }): ReactNode {
  const again = <Button onPress={() => query.refetch()}>{words().ui.tryAgain}</Button>;
  return <Failure error={query.error} safe={words().shell.staySealed} action={again} />;
}

/** Is there no identity here, not even one that was signed out? */
function isEmpty(status: Standing): boolean {
  return status.phase === 'new' || (status.phase === 'signed-out' && status.known.length === 0);
}

/** What is behind the gate is fetched once its first page is there: the server may be away when it opens. */
function useShellAhead(isFirstPageThere: boolean): void {
  useEffect(() => {
    if (isFirstPageThere) void loadShell().catch(() => undefined);
  }, [isFirstPageThere]);
}

/** What was read while the vault was open is not kept in the page once it is closed. */
function useForgetting(phase: Standing['phase'] | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (phase !== 'ready') return;
    return () => forgetWhatWasRead(queries);
  }, [phase, queries]);
}
