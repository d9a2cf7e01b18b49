import type { FormEvent, ReactNode } from 'react';
import { AccountPassword, useAccountPassword } from '../../ui/account-password.tsx';
import { Button } from '../../ui/button.tsx';
import { Failure, useFieldError } from '../../ui/failure.tsx';
import { NewPassphrase, useNewPassphrase } from '../../ui/new-passphrase.tsx';
import { Actions } from '../../ui/part.tsx';
import { FEWEST_CHARACTERS } from '../../ui/passphrase-length.ts';
import { useTask } from '../../ui/task.ts';
import type { UseCases } from '../../worker/use-cases.ts';
import styles from './account.module.css';

interface ChangePasswordProps {
  readonly client: UseCases;
  readonly fid: string;
  readonly onDone: () => void;
}

/** The password until now, and the new one twice. */
export function ChangePassword({ client, fid, onDone }: ChangePasswordProps): ReactNode {
  const task = useTask();
  const wrong = useFieldError(task.error, ['SENSITIVE_SOLUTION_INVALID']);
  const weak = useFieldError(task.error, ['PASSWORD_INVALID']);
  const current = useAccountPassword(wrong);
  const fresh = useNewPassphrase(weak, 'password');
  const change = async (event: FormEvent) => {
    event.preventDefault();
    const above = current.peek();
    if (task.state === 'running' || above === null || !fresh.check(above)) return;
    const input = { password: current.take() ?? '', next: fresh.take() };
    if (await task.run('change-password', () => client.changePassword(input))) onDone();
  };
  const isAtField = wrong !== null || weak !== null;
  return (
    <form className={styles['form']} onSubmit={(event) => void change(event)} noValidate>
      <AccountPassword fid={fid} password={current} hint="The one until now." />
      <NewPassphrase
        typed={fresh}
        hint={`At least ${FEWEST_CHARACTERS} characters that nobody would guess. Whoever has it can sign in as you.`}
      />
      <div role="status">{task.state === 'running' && <p>Waiting for the home server.</p>}</div>
      {task.state === 'failed' && !isAtField && <Failure error={task.error} safe={MAY_HAVE_CHANGED} />}
      <Actions>
        <Button kind="primary" type="submit" isPending={task.state === 'running'}>
          Change the password
        </Button>
      </Actions>
    </form>
  );
}

const MAY_HAVE_CHANGED =
  'Your keys are untouched. The request may have reached the server: asking once more, with the same two passwords, does no harm and tells.';
