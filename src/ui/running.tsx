import type { ReactNode } from 'react';
import { words } from '../words/words.ts';
import { Button } from './button.tsx';
import { Doing, type Work } from './doing.tsx';
import { Notice } from './notice.tsx';
import type { Task } from './task.ts';

interface RunningProps {
  readonly title: string;
  readonly task: Pick<Task<Work>, 'progress' | 'stop' | 'stopping'>;
}

/** Work that runs: what it is, how far it is, and how to stop it. */
export function Running({ title, task }: RunningProps): ReactNode {
  return (
    <Notice tone="plain" title={title} action={<StopButton task={task} />}>
      <Doing work={task.progress ?? { doing: 'working' }} />
    </Notice>
  );
}

/** Asks the running work to stop after its present step. */
export function StopButton({ task }: { task: Pick<Task, 'stop' | 'stopping'> }): ReactNode {
  const { stop, stopping } = words().ui.work;
  return (
    <Button onPress={task.stop} isPending={task.stopping}>
      {task.stopping ? stopping : stop}
    </Button>
  );
}
