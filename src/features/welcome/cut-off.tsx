import { type FormEvent, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { AccountPassword, useAccountPassword } from '../../ui/account-password.tsx';
import { Button } from '../../ui/button.tsx';
import { Failure, useFieldError } from '../../ui/failure.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Actions, Page } from '../../ui/part.tsx';
import { type Task, useTask } from '../../ui/task.ts';
import { words } from '../../words/words.ts';
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
  const isPutOff = useFieldError(journey.error, ['RATE_LIMITED']) !== null;
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
  const w = words().welcome.cutOff;
  return (
    <Page>
      <PageHeading title={w.title} />
      <p>
        {status.register ? w.creating : w.signingIn} <strong>{status.fid}</strong> {w.at} {status.homeServer}{' '}
        {isPutOff ? w.putOff : w.cutOff} {w.text}
      </p>
      {journey.state === 'failed' && wrong === null && !atInvitation && <Failure error={journey.error} />}
      <form className={styles['form']} onSubmit={goOn}>
        {invited && <InvitationField input={invitation} error={uninvited} />}
        <AccountPassword fid={status.fid} password={password} hint={w.passwordHint} />
        <Actions>
          <Button kind="primary" type="submit">
            {isPutOff ? w.tryAgain : w.goOn}
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
  const w = words().welcome.cutOff;
  return (
    <>
      <Button kind="text" onPress={() => setAsking(true)}>
        {w.giveUp}
      </Button>
      <Suspense>
        {asking && (
          <Confirm
            title={w.giveUpTitle}
            verb={w.giveUpVerb}
            isOpen
            isPending={task.state === 'running'}
            onConfirm={() => void task.run('abandon', () => client.abandonEnrolment())}
            onClose={() => setAsking(false)}
          >
            <p>{w.giveUpText}</p>
            {task.state === 'failed' && <Failure error={task.error} />}
          </Confirm>
        )}
      </Suspense>
    </>
  );
}
