import { type FormEvent, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { AccountPassword, useAccountPassword } from '../../ui/account-password.tsx';
import { Button } from '../../ui/button.tsx';
import { Failure, useFieldError } from '../../ui/failure.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Actions, Page } from '../../ui/part.tsx';
import { type Task, useTask } from '../../ui/task.ts';
import type { JourneyProgress, Status, UseCases } from '../../worker/use-cases.ts';
import type { Draft } from './draft.ts';
import { ENROL } from './enrol-progress.tsx';
import { InvitationField, invitationOf } from './invitation-field.tsx';
import styles from './welcome.module.css';

const Confirm = lazy(async () => ({ default: (await import('../../ui/confirm.tsx')).Confirm }));

interface CutOffProps {
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
  readonly status: Extract<Status, { phase: 'enrolling' }>;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}

/** An enrolment that was cut off before the ID-Cert was here: go on, or give it up. */
export function CutOff({ client, journey, status, draft, onDraft }: CutOffProps): ReactNode {
  const invitation = useRef<HTMLInputElement>(null);
  const wrong = useFieldError(journey.error, ['INVALID_CREDENTIALS']);
  const password = useAccountPassword(wrong);
  const uninvited = useFieldError(journey.error, ['INVITATION_INVALID']);
  const invited = status.register && (draft.invited || uninvited !== null);
  const atInvitation = invited && uninvited !== null;
  useEffect(() => {
    if (uninvited !== null) invitation.current?.focus();
  }, [uninvited]);
  const goOn = (event: FormEvent) => {
    event.preventDefault();
    const typed = password.take();
    if (typed === null) return;
    if (invited) onDraft({ ...draft, invited });
    const input = { ...invitationOf(invitation), password: typed };
    void journey.run(ENROL, (options) => client.resumeSignIn(input, options));
  };
  return (
    <Page>
      <PageHeading title="Half-way in" />
      <p>
        {status.register ? 'Creating' : 'Signing in as'} <strong>{status.fid}</strong> at {status.homeServer}{' '}
        was cut off. The key is stored here; the server’s ID-Cert for it is not. With your account password it
        goes on from there, with the same key.
      </p>
      {journey.state === 'failed' && wrong === null && !atInvitation && <Failure error={journey.error} />}
      <form className={styles['form']} onSubmit={goOn}>
        {invited && <InvitationField input={invitation} error={uninvited} />}
        <AccountPassword
          fid={status.fid}
          password={password}
          hint="Goes to your home server, which knows you by it."
        />
        <Actions>
          <Button kind="primary" type="submit">
            Go on
          </Button>
          <GiveUp client={client} />
        </Actions>
      </form>
    </Page>
  );
}

function GiveUp({ client }: { client: UseCases }): ReactNode {
  const [asking, setAsking] = useState(false);
  const task = useTask();
  return (
    <>
      <Button kind="text" onPress={() => setAsking(true)}>
        Give it up…
      </Button>
      <Suspense>
        {asking && (
          <Confirm
            title="Give this enrolment up?"
            verb="Give up"
            isOpen
            isPending={task.state === 'running'}
            onConfirm={() => void task.run('abandon', () => client.abandonEnrolment())}
            onClose={() => setAsking(false)}
          >
            <p>
              The key that was made is never used again, and is kept for the record. If the server heard of
              the name before the line was cut, the name is registered: then sign in with it.
            </p>
            {task.state === 'failed' && <Failure error={task.error} />}
          </Confirm>
        )}
      </Suspense>
    </>
  );
}
