import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Actions } from '../../ui/part.tsx';
import type { Task } from '../../ui/task.ts';
import { words } from '../../words/words.ts';
import styles from './server-key.module.css';
import { bareFingerprint, lackOf, type StrangeKeys } from './typed-fingerprint.ts';

interface AcceptKeyProps {
  readonly keys: StrangeKeys;
  readonly task: Task;
  /** Did the server show yet another key when one was to be accepted? Then `keys` has that. */
  readonly isOutdated: boolean;
  readonly onAccept: (fingerprint: string) => void;
}

/** Takes the whole fingerprint, as the administrator told it. Nothing is asked of the server before it fits. */
export function AcceptKey({ keys, task, isOutdated, onAccept }: AcceptKeyProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [lack, setLack] = useState<string | null>(null);
  const accept = (event: FormEvent) => {
    event.preventDefault();
    if (task.state === 'running') return;
    const typed = input.current?.value ?? '';
    const found = lackOf(typed, keys);
    setLack(found);
    if (found === null) onAccept(bareFingerprint(typed));
    else input.current?.focus();
  };
  const w = words().serverKey.accept;
  return (
    <form className={styles['form']} onSubmit={accept} noValidate>
      <Field
        label={w.label}
        hint={w.hint(keys.shown.length)}
        name="fingerprint"
        autoComplete="off"
        isMono
        input={input}
        error={lack}
      />
      {isOutdated && <Outdated />}
      {task.state === 'failed' && !isOutdated && <Failure error={task.error} safe={w.safe} />}
      <Actions>
        <Button kind="danger" type="submit" isPending={task.state === 'running'}>
          {w.button}
        </Button>
      </Actions>
    </form>
  );
}

function Outdated(): ReactNode {
  const { title, text } = words().serverKey.outdated;
  return (
    <div role="alert">
      <Notice tone="red" title={title}>
        <p>{text}</p>
      </Notice>
    </div>
  );
}
