import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Field } from '../../ui/field.tsx';
import { Actions, Part } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import { words } from '../../words/words.ts';
import type { UseCases } from '../../worker/use-cases.ts';
import { minutesOf } from './minutes.ts';
import { settingsQuery } from './queries.ts';
import styles from './vault.module.css';

/** After how many minutes without use the vault locks itself. */
export function AutoLockPart({ client }: { client: UseCases }): ReactNode {
  const query = useQuery(settingsQuery(client));
  return (
    <Part name={words().vault.autoLock.name}>
      <p>{words().vault.autoLock.text}</p>
      <Awaited query={query}>
        {({ autoLockMinutes }) => <Minutes client={client} minutes={autoLockMinutes} />}
      </Awaited>
    </Part>
  );
}

function Minutes({ client, minutes }: { client: UseCases; minutes: number }): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const task = useTask();
  const [isBad, setBad] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const autoLockMinutes = minutesOf(input.current?.value ?? '');
    setBad(autoLockMinutes === null);
    if (autoLockMinutes === null) return input.current?.focus();
    void task.run('auto-lock', () => client.changeSettings({ autoLockMinutes }));
  };
  const w = words().vault.autoLock;
  return (
    <form className={styles['form']} onSubmit={save} noValidate>
      <p>{w.now(minutes)}</p>
      <Field
        label={w.label}
        hint={w.hint}
        name="auto-lock"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={String(minutes)}
        input={input}
        error={isBad ? w.error : null}
      />
      {task.state === 'failed' && <Failure error={task.error} safe={words().vault.notChanged} />}
      <Actions>
        <Button type="submit" isPending={task.state === 'running'}>
          {w.save}
        </Button>
      </Actions>
      <div role="status">{task.state === 'done' && <p>{w.saved}</p>}</div>
    </form>
  );
}
