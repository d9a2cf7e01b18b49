import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Failure, useExplain } from '../../ui/failure.tsx';
import { Field } from '../../ui/field.tsx';
import { Actions } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import { words } from '../../words/words.ts';
import type { ForeignServerList, UseCases } from '../../worker/use-cases.ts';
import styles from './foreign-servers.module.css';

interface AddServerProps {
  readonly client: UseCases;
  /** Those where the session is signed in. */
  readonly servers: ForeignServerList['servers'];
  /** While the home server wants a sign-in, nothing can be proven elsewhere. */
  readonly isDisabled: boolean;
}

/** Names a server to sign in on. */
export function AddServer({ client, servers, isDisabled }: AddServerProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const task = useTask();
  const wrong = useAddressWords(task.error);
  const [added, setAdded] = useState<string | null>(null);
  const isAdded = servers.some(({ domain, isSignedIn }) => domain === added && isSignedIn);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const address = input.current?.value.trim() ?? '';
    const isDone = await task.run('add', async ({ signal }) =>
      setAdded(await client.addForeignServer({ address }, { signal })),
    );
    if (isDone && input.current) input.current.value = '';
    else input.current?.focus();
  };
  const w = words().foreignServers.add;
  return (
    <form onSubmit={(event) => void add(event)} className={styles['form']} noValidate>
      <Field
        label={w.label}
        hint={w.hint}
        name="foreign-server"
        autoComplete="off"
        input={input}
        error={wrong}
      />
      {task.state === 'failed' && wrong === null && <Failure error={task.error} safe={w.safe} />}
      <Actions>
        <Button type="submit" isPending={task.state === 'running'} isDisabled={isDisabled}>
          {w.button}
        </Button>
      </Actions>
      <div role="status">{isAdded && <p>{w.done(added ?? '')}</p>}</div>
    </form>
  );
}

/** What typing it again can mend. */
function useAddressWords(error: unknown): string | null {
  const explain = useExplain();
  if (error === null) return null;
  const { code, happened, todo } = explain(error);
  if (code === 'SERVER_UNREACHABLE') {
    return words().foreignServers.add.noAnswer;
  }
  return code === 'NOT_A_HOME_SERVER' || code === 'NOT_FOREIGN' ? `${happened} ${todo}` : null;
}
