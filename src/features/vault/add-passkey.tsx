import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Actions } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import { makePasskey } from '../../view/passkey.ts';
import { PasskeyFailure } from '../../view/passkey-failure.tsx';
import { ProofField, useProof } from '../../view/proof.tsx';
import { words } from '../../words/words.ts';
import { useStopAtEnd } from './use-stop-at-end.ts';
import styles from './vault.module.css';
import type { WayInProps } from './way-in-props.ts';

interface AddPasskeyProps extends WayInProps {
  readonly onAdded: (name: string) => void;
}

/** A name, who it is, then the authenticator: what it derives goes to the worker at once. */
export function AddPasskey({ client, fid, waysIn, onAdded }: AddPasskeyProps): ReactNode {
  const task = useTask();
  useStopAtEnd(task);
  const proof = useProof(waysIn, task);
  const nameInput = useRef<HTMLInputElement>(null);
  const [isNameless, setNameless] = useState(false);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const name = nameInput.current?.value.trim() ?? '';
    setNameless(name === '');
    if (name === '') return nameInput.current?.focus();
    if (!proof.check()) return;
    const { passkeys } = waysIn;
    const isDone = await task.run('add-passkey', async ({ signal }) => {
      const proven = await proof.take(signal);
      // Tried first: a slip of the pen must not leave a credential behind that opens nothing.
      await client.unlock(proven);
      await client.addPasskey({
        proof: proven,
        passkey: await makePasskey({ fid, name, passkeys, signal }),
      });
    });
    if (isDone) onAdded(name);
  };
  const w = words().vault.passkeys;
  return (
    <form className={styles['form']} onSubmit={(event) => void add(event)} noValidate>
      <Field
        label={w.nameField}
        hint={w.nameHint}
        name="passkey-name"
        autoComplete="off"
        maxLength={60}
        input={nameInput}
        error={isNameless ? w.nameless : null}
      />
      <ProofField proof={proof} fid={fid} />
      {task.state === 'failed' && proof.error === null && <PasskeyFailure error={task.error} safe={w.safe} />}
      <Actions>
        <Button kind="primary" type="submit" isPending={task.state === 'running'}>
          {w.add}
        </Button>
      </Actions>
      <div role="status">{task.state === 'running' && <p>{w.running}</p>}</div>
    </form>
  );
}
