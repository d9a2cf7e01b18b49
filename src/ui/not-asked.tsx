import type { ReactNode } from 'react';
import { words } from '../words/words.ts';
import { useExplain } from './failure.tsx';
import { Notice } from './notice.tsx';
import type { Task } from './task.ts';

/** The server could not be asked what it holds: nothing was sent, so nothing is kept or lost. Read out at once. */
export function NotAsked({ error, action }: { error: unknown; action?: ReactNode }): ReactNode {
  const { code, happened, todo } = useExplain()(error);
  const w = words().ui.notAsked;
  return (
    <div role="alert" data-code={code}>
      <Notice tone="amber" title={happened} action={action}>
        <p>{w.old}</p>
        <p>{code === 'SERVER_UNREACHABLE' ? w.connection : todo}</p>
      </Notice>
    </div>
  );
}

/** The same in a line, for where the numbers stand among other things. */
export function NotAskedLine({ refresh }: { refresh: Pick<Task, 'state' | 'error'> }): ReactNode {
  const explain = useExplain();
  if (refresh.state !== 'failed') return null;
  return <> {words().ui.notAsked.line(explain(refresh.error).happened)}</>;
}
