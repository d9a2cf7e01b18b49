import { type FormEvent, type ReactNode, useEffect } from 'react';
import { Button } from '../../ui/button.tsx';
import { Failure, useFieldError } from '../../ui/failure.tsx';
import { KnownSecret } from '../../ui/known-secret.tsx';
import { useTask } from '../../ui/task.ts';
import { useTypedSecret } from '../../ui/typed-secret.ts';
import { noteUnlockedBy } from '../../view/unlocked-by.ts';
import { words } from '../../words/words.ts';
import type { UseCases } from '../../worker/use-cases.ts';
import styles from './unlock.module.css';

interface PassphraseFormProps {
  readonly client: UseCases;
  readonly fid: string | null;
  /** Is it the way that a person takes first here? */
  readonly isFirst: boolean;
}

/** The way in that every vault has. */
export function PassphraseForm({ client, fid, isFirst }: PassphraseFormProps): ReactNode {
  const task = useTask();
  const wrong = useFieldError(task.error, ['PASSPHRASE_WRONG']);
  const typed = useTypedSecret(words().proof.missing.passphrase, wrong);
  const { input } = typed;
  useEffect(() => {
    if (isFirst && task.state !== 'running') input.current?.focus();
  }, [task.state, isFirst, input]);
  const unlock = (event: FormEvent) => {
    event.preventDefault();
    const passphrase = typed.take();
    if (passphrase === null) return;
    noteUnlockedBy('passphrase');
    void task.run('unlock', () => client.unlock({ kind: 'passphrase', passphrase }));
  };
  const w = words().unlock.passphrase;
  return (
    <form className={styles['form']} onSubmit={unlock} noValidate>
      <KnownSecret fid={fid ?? undefined} label={w.label} name="passphrase" typed={typed} />
      {task.state === 'failed' && wrong === null && <Failure error={task.error} />}
      <Button kind={isFirst ? 'primary' : 'plain'} type="submit" isPending={task.state === 'running'}>
        {w.button}
      </Button>
    </form>
  );
}
