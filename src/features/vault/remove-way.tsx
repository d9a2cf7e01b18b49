import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useTask } from '../../ui/task.ts';
import { words } from '../../words/words.ts';

interface RemoveWayProps {
  /** Which one, for screen readers. */
  readonly of: string;
  readonly title: string;
  /** What comes of it. */
  readonly children: ReactNode;
  readonly remove: () => Promise<void>;
  readonly onRemoved: () => void;
}

/** A button that takes a way into the vault away, after asking. */
export function RemoveWay({ of, title, children, remove, onRemoved }: RemoveWayProps): ReactNode {
  const [isAsking, setAsking] = useState(false);
  const task = useTask();
  const ask = () => {
    task.clear();
    setAsking(true);
  };
  const confirm = async () => {
    if (!(await task.run('remove', remove))) return;
    setAsking(false);
    onRemoved();
  };
  const w = words().vault.remove;
  return (
    <>
      <Button kind="danger" onPress={ask}>
        {w.button}
        <span className="visually-hidden"> {of}</span>
      </Button>
      <Confirm
        title={title}
        verb={w.verb}
        isOpen={isAsking}
        isPending={task.state === 'running'}
        onConfirm={() => void confirm()}
        onClose={() => setAsking(false)}
      >
        {children}
        {task.state === 'failed' && <Failure error={task.error} safe={w.safe} />}
      </Confirm>
    </>
  );
}
