import type { FormEvent, ReactNode } from 'react';
import { AccountPassword, useAccountPassword } from '../../ui/account-password.tsx';
import { Button } from '../../ui/button.tsx';
import { Failure, useFieldError } from '../../ui/failure.tsx';
import { NewPassphrase, useNewPassphrase } from '../../ui/new-passphrase.tsx';
import { Actions } from '../../ui/part.tsx';
import { FEWEST_CHARACTERS } from '../../ui/passphrase-length.ts';
import { useTask } from '../../ui/task.ts';
import { words } from '../../words/words.ts';
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
  const w = words().account.password;
  return (
    <form className={styles['form']} onSubmit={(event) => void change(event)} noValidate>
      <AccountPassword fid={fid} password={current} hint={w.currentHint} />
      <NewPassphrase typed={fresh} hint={w.hint(FEWEST_CHARACTERS)} />
      <div role="status">{task.state === 'running' && <p>{w.waiting}</p>}</div>
      {task.state === 'failed' && !isAtField && <Failure error={task.error} safe={w.mayHaveChanged} />}
      <Actions>
        <Button kind="primary" type="submit" isPending={task.state === 'running'}>
          {w.button}
        </Button>
      </Actions>
    </form>
  );
}
