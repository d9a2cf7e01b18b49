import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Failure, useFieldError } from '../../ui/failure.tsx';
import { Field, takeSecret } from '../../ui/field.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import type { UseCases } from '../../worker/use-cases.ts';
import styles from './unlock.module.css';

/** Asks for the passphrase of the vault. */
export function UnlockPage({ client, fid }: { client: UseCases; fid: string | null }): ReactNode {
  return (
    <Page>
      <PageHeading title="Unlock" />
      {fid === null ? (
        <p>The keys in this browser are sealed under a passphrase.</p>
      ) : (
        <p>
          The keys of <strong>{fid}</strong> in this browser are sealed under a passphrase.
        </p>
      )}
      <UnlockForm client={client} fid={fid} />
      <Disclosure summary="The passphrase is forgotten">
        <p>
          Nobody can reset it: it never left this browser. Without it the keys here stay sealed for ever. To
          begin anew, delete this site’s data in the browser’s settings, then sign in; your account gets a new
          session.
        </p>
      </Disclosure>
    </Page>
  );
}

function UnlockForm({ client, fid }: { client: UseCases; fid: string | null }): ReactNode {
  const passphrase = useRef<HTMLInputElement>(null);
  const task = useTask();
  const [isEmpty, setEmpty] = useState(false);
  const wrong = useFieldError(task.error, ['PASSPHRASE_WRONG']);
  const error = isEmpty ? 'Type your passphrase.' : wrong;
  useEffect(() => {
    if (task.state !== 'running') passphrase.current?.focus();
  }, [task.state]);
  const unlock = (event: FormEvent) => {
    event.preventDefault();
    const empty = passphrase.current?.value === '';
    setEmpty(empty);
    if (empty) return passphrase.current?.focus();
    void task.run('unlock', () => client.unlock({ kind: 'passphrase', passphrase: takeSecret(passphrase) }));
  };
  return (
    <form className={styles['form']} onSubmit={unlock}>
      <input type="text" name="username" autoComplete="username" defaultValue={fid ?? ''} hidden readOnly />
      <Field
        label="Passphrase"
        name="passphrase"
        type="password"
        autoComplete="current-password"
        input={passphrase}
        error={error}
      />
      {task.state === 'failed' && wrong === null && <Failure error={task.error} />}
      <Button kind="primary" type="submit" isPending={task.state === 'running'}>
        Unlock
      </Button>
    </form>
  );
}
