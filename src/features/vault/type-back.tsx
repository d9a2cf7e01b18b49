import { type FormEvent, type ReactNode, useEffect } from 'react';
import { Button } from '../../ui/button.tsx';
import { Failure, useFieldError } from '../../ui/failure.tsx';
import { Actions } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import { useTypedSecret } from '../../ui/typed-secret.ts';
import { RecoveryKeyField } from '../../view/recovery-key-field.tsx';
import { words } from '../../words/words.ts';
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
  const w = words().vault.recoveryKey.typeBack;
  const task = useTask();
  const refused = useFieldError(task.error, ['RECOVERY_KEY_MISTYPED', 'RECOVERY_KEY_WRONG']);
  const typed = useTypedSecret(w.missing, refused);
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
      <p>{w.text}</p>
      <RecoveryKeyField label={w.label} input={input} error={typed.error} />
      {task.state === 'failed' && refused === null && <Failure error={task.error} safe={w.safe} />}
      <Actions>
        <Button kind="primary" type="submit" isPending={task.state === 'running'}>
          {w.finish}
        </Button>
        <Button onPress={onBack}>{w.back}</Button>
        <Button kind="text" onPress={onDiscard}>
          {words().vault.recoveryKey.sheet.discard}
        </Button>
      </Actions>
    </form>
  );
}
