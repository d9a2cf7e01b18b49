import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Field } from '../../ui/field.tsx';
import { Actions } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import { words } from '../../words/words.ts';
import type { SessionEntry, UseCases } from '../../worker/use-cases.ts';
import { settingsQuery } from './queries.ts';
import styles from './sessions.module.css';

interface SessionNameProps {
  readonly client: UseCases;
  readonly sessionId: SessionEntry['sessionId'];
}

/** What the person calls a session. Known in this browser alone: a session ID never names a device. */
export function SessionName({ client, sessionId }: SessionNameProps): ReactNode {
  const { data: settings } = useQuery(settingsQuery(client));
  if (settings === undefined) return null;
  const name = settings.names[sessionId];
  const w = words().sessions.naming;
  return (
    <div>
      {name !== undefined && <p className={styles['called']}>{name}</p>}
      <Disclosure key={name ?? ''} summary={name === undefined ? w.give : w.change}>
        <NameForm client={client} sessionId={sessionId} name={name ?? ''} />
      </Disclosure>
    </div>
  );
}

function NameForm({ client, sessionId, name }: SessionNameProps & { name: string }): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const task = useTask();
  const save = (event: FormEvent) => {
    event.preventDefault();
    const names = { [sessionId]: input.current?.value ?? '' } as Record<typeof sessionId, string>;
    void task.run('name', () => client.changeSettings({ names }));
  };
  const w = words().sessions.naming;
  return (
    <form onSubmit={save} className={styles['form']} noValidate>
      <Field
        label={w.label}
        hint={w.hint}
        name="session-name"
        autoComplete="off"
        maxLength={60}
        defaultValue={name}
        input={input}
      />
      {task.state === 'failed' && <Failure error={task.error} safe={w.safe} />}
      <Actions>
        <Button type="submit" isPending={task.state === 'running'}>
          {w.save}
        </Button>
      </Actions>
    </form>
  );
}
