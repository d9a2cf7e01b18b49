import type { FormEvent, ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Failure, useFieldError } from '../../ui/failure.tsx';
import { useTask } from '../../ui/task.ts';
import { useTypedSecret } from '../../ui/typed-secret.ts';
import { RecoveryKeyField } from '../../view/recovery-key-field.tsx';
import { noteUnlockedBy } from '../../view/unlocked-by.ts';
import { words } from '../../words/words.ts';
import type { UseCases } from '../../worker/use-cases.ts';
import styles from './unlock.module.css';

/** The way in by what was written down. The page of the vault offers a new passphrase then. */
export function RecoveryKeyForm({ client }: { client: UseCases }): ReactNode {
  const task = useTask();
  const wrong = useFieldError(task.error, ['RECOVERY_KEY_MISTYPED', 'RECOVERY_KEY_WRONG']);
  const typed = useTypedSecret(words().proof.missing['recovery-key'], wrong);
  const unlock = (event: FormEvent) => {
    event.preventDefault();
    const recoveryKey = typed.take();
    if (recoveryKey === null) return;
    noteUnlockedBy('recovery-key');
    void task.run('unlock', () => client.unlock({ kind: 'recovery-key', recoveryKey }));
  };
  const w = words().unlock.recoveryKey;
  return (
    <form className={styles['form']} onSubmit={unlock} noValidate>
      <p>{w.text}</p>
      <RecoveryKeyField input={typed.input} error={typed.error} />
      {task.state === 'failed' && wrong === null && <Failure error={task.error} />}
      <Button type="submit" isPending={task.state === 'running'}>
        {w.button}
      </Button>
    </form>
  );
}
