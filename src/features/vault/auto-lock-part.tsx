import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Field } from '../../ui/field.tsx';
import { Actions, Part } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import { countWords } from '../../words/numbers.ts';
import type { UseCases } from '../../worker/use-cases.ts';
import { minutesOf } from './minutes.ts';
import { settingsQuery } from './queries.ts';
import styles from './vault.module.css';

/** After how many minutes without use the vault locks itself. */
export function AutoLockPart({ client }: { client: UseCases }): ReactNode {
  const query = useQuery(settingsQuery(client));
  return (
    <Part name="Locking by itself">
      <p>When no tab of Claves was used for a while, all of them lock. So do they when you press “Lock”.</p>
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
  return (
    <form className={styles['form']} onSubmit={save} noValidate>
      <p>
        Now after {countWords(minutes)} {minutes === 1 ? 'minute' : 'minutes'}.
      </p>
      <Field
        label="Minutes until it locks"
        hint="From 1 to 60."
        name="auto-lock"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={String(minutes)}
        input={input}
        error={isBad ? 'Type a whole number from 1 to 60.' : null}
      />
      {task.state === 'failed' && <Failure error={task.error} safe="The setting is what it was." />}
      <Actions>
        <Button type="submit" isPending={task.state === 'running'}>
          Save
        </Button>
      </Actions>
      <div role="status">{task.state === 'done' && <p>Saved.</p>}</div>
    </form>
  );
}
