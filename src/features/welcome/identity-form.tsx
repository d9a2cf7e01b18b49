import { useQuery } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Field } from '../../ui/field.tsx';
import type { Task } from '../../ui/task.ts';
import { words } from '../../words/words.ts';
import type { JourneyProgress, UseCases } from '../../worker/use-cases.ts';
import type { Draft, Mode } from './draft.ts';
import { HomeServerChoice } from './home-server-choice.tsx';
import { InvitationField } from './invitation-field.tsx';
import { homeServerQuery } from './queries.ts';
import { useIdentityForm } from './use-identity-form.ts';
import styles from './welcome.module.css';

interface IdentityFormProps {
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  /** Is there no vault yet, so that a passphrase must be chosen? */
  readonly isNew: boolean;
}

/** Create an identity, or sign in: which server, who, and the two secrets. */
export function IdentityForm({ client, journey, draft, onDraft, isNew }: IdentityFormProps): ReactNode {
  const { mode, address } = draft;
  const found = useQuery(homeServerQuery(client, address));
  const form = useIdentityForm(client, journey, isNew);
  const invited = draft.invited || form.errors.invitation !== undefined;
  /** What is typed as the name goes along: the field itself is uncontrolled. */
  const change = (part: Partial<Draft>) =>
    onDraft({ ...draft, username: form.inputs.username.current?.value ?? draft.username, invited, ...part });
  const choose = (next: string) => {
    if (next === address) return void found.refetch();
    journey.clear();
    change({ address: next, invited: false });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (found.data === undefined) return;
    change({});
    form.submit(mode, address, found.data.domain);
  };
  const w = words().welcome.form;
  const modes: readonly { value: Mode; label: string }[] = [
    { value: 'create', label: w.create },
    { value: 'sign-in', label: w.signIn },
  ];
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <Choice legend={w.legend} options={modes} value={mode} onChange={(next) => change({ mode: next })} />
      <HomeServerChoice
        address={address}
        found={found}
        error={found.error ?? (form.unanswered ? journey.error : null)}
        onChoose={choose}
      />
      <Field
        label={w.name}
        hint={w.nameHint}
        name="username"
        autoComplete="username"
        input={form.inputs.username}
        error={form.errors.username ?? null}
        defaultValue={draft.username}
        suffix={found.data === undefined ? null : `@${found.data.domain}`}
      />
      {invited && mode === 'create' && (
        <InvitationField input={form.inputs.invitation} error={form.errors.invitation ?? null} />
      )}
      <Field
        label={w.password}
        hint={mode === 'create' ? w.passwordNew : w.passwordKnown}
        name="password"
        type="password"
        autoComplete={mode === 'create' ? 'new-password' : 'current-password'}
        input={form.inputs.password}
        error={form.errors.password ?? null}
      />
      {isNew && <PassphraseFields form={form} />}
      {form.failure !== null && !form.unanswered && <Failure error={journey.error} />}
      <Button kind="primary" type="submit" isDisabled={found.data === undefined}>
        {mode === 'create' ? w.createButton : w.signInButton}
      </Button>
    </form>
  );
}

function PassphraseFields({ form }: { form: ReturnType<typeof useIdentityForm> }): ReactNode {
  const w = words().welcome.form;
  return (
    <>
      <Field
        label={w.passphrase}
        hint={w.passphraseHint}
        name="passphrase"
        type="password"
        autoComplete="new-password"
        input={form.inputs.passphrase}
        error={form.errors.passphrase ?? null}
      />
      <Field
        label={w.repeated}
        name="passphrase-again"
        type="password"
        autoComplete="new-password"
        input={form.inputs.repeated}
        error={form.errors.repeated ?? null}
      />
    </>
  );
}
