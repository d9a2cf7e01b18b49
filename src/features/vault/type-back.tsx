import { type FormEvent, type ReactNode, useEffect } from 'react';
import { Button } from '../../ui/button.tsx';
import { Failure, useFieldError } from '../../ui/failure.tsx';
import { Actions } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import { useTypedSecret } from '../../ui/typed-secret.ts';
import { RecoveryKeyField } from '../../view/recovery-key-field.tsx';
import type { UseCases } from '../../worker/use-cases.ts';
import styles from './vault.module.css';

interface TypeBackProps {
  readonly client: UseCases;
  readonly onDone: () => void;
  readonly onBack: () => void;
  readonly onDiscard: () => void;
}

/** The recovery key from the paper: only what was written down right will help one day. */
export function TypeBack({ client, onDone, onBack, onDiscard }: TypeBackProps): ReactNode {
  const task = useTask();
  const refused = useFieldError(task.error, ['RECOVERY_KEY_MISTYPED', 'RECOVERY_KEY_WRONG']);
  const typed = useTypedSecret('Type the recovery key from your paper.', refused);
  const { input } = typed;
  useEffect(() => input.current?.focus(), [input]);
  const finish = async (event: FormEvent) => {
    event.preventDefault();
    const key = typed.take();
    if (key === null) return;
    if (await task.run('confirm', () => client.confirmRecoveryKey({ typed: key }))) onDone();
  };
  return (
    <form className={styles['form']} onSubmit={(event) => void finish(event)} noValidate>
      <p>Type it from your paper. It opens nothing until then, and is discarded if you leave this page.</p>
      <RecoveryKeyField label="Recovery key, typed back" input={input} error={typed.error} />
      {task.state === 'failed' && refused === null && (
        <Failure error={task.error} safe="The recovery key opens nothing yet." />
      )}
      <Actions>
        <Button kind="primary" type="submit" isPending={task.state === 'running'}>
          Finish
        </Button>
        <Button onPress={onBack}>Show it again</Button>
        <Button kind="text" onPress={onDiscard}>
          Discard it
        </Button>
      </Actions>
    </form>
  );
}
