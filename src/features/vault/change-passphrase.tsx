import type { FormEvent, ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { useFieldError } from '../../ui/failure.tsx';
import { NewPassphrase, useNewPassphrase } from '../../ui/new-passphrase.tsx';
import { Actions } from '../../ui/part.tsx';
import { FEWEST_CHARACTERS } from '../../ui/passphrase-length.ts';
import { useTask } from '../../ui/task.ts';
import { PasskeyFailure } from '../../view/passkey-failure.tsx';
import { ProofField, useProof } from '../../view/proof.tsx';
import { words } from '../../words/words.ts';
import type { Proof } from '../../worker/use-cases.ts';
import { useStopAtEnd } from './use-stop-at-end.ts';
import styles from './vault.module.css';
import type { WayInProps } from './way-in-props.ts';

interface ChangePassphraseProps extends WayInProps {
  /** The proof that is asked for at first. */
  readonly first: Proof['kind'];
  readonly onDone: () => void;
}

/** Who it is, and the new passphrase twice. */
export function ChangePassphrase({ client, fid, waysIn, first, onDone }: ChangePassphraseProps): ReactNode {
  const task = useTask();
  useStopAtEnd(task);
  const proof = useProof(waysIn, task, first);
  const weak = useFieldError(task.error, ['PASSPHRASE_WEAK']);
  const fresh = useNewPassphrase(weak);
  const change = async (event: FormEvent) => {
    event.preventDefault();
    if (!proof.check() || !fresh.check()) return;
    const passphrase = fresh.take();
    const isDone = await task.run('change-passphrase', async ({ signal }) =>
      client.changePassphrase({ proof: await proof.take(signal), passphrase }),
    );
    if (isDone) onDone();
  };
  const isAtField = proof.error !== null || weak !== null;
  const w = words().vault.passphrase;
  return (
    <form className={styles['form']} onSubmit={(event) => void change(event)} noValidate>
      <ProofField proof={proof} fid={fid} />
      <NewPassphrase typed={fresh} hint={w.hint(FEWEST_CHARACTERS)} />
      {task.state === 'failed' && !isAtField && <PasskeyFailure error={task.error} safe={w.notChanged} />}
      <Actions>
        <Button kind="primary" type="submit" isPending={task.state === 'running'}>
          {w.change}
        </Button>
      </Actions>
    </form>
  );
}
