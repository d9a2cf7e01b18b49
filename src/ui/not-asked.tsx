import type { ReactNode } from 'react';
import { useExplain } from './failure.tsx';
import { Notice } from './notice.tsx';
import type { Task } from './task.ts';

/** The server could not be asked what it holds: nothing was sent, so nothing is kept or lost. Read out at once. */
export function NotAsked({ error, action }: { error: unknown; action?: ReactNode }): ReactNode {
  const { code, happened, todo } = useExplain()(error);
  return (
    <div role="alert" data-code={code}>
      <Notice tone="amber" title={happened} action={action}>
        <p>What is shown here is from the last time it was asked.</p>
        <p>{code === 'SERVER_UNREACHABLE' ? 'Check the connection, then ask again.' : todo}</p>
      </Notice>
    </div>
  );
}

/** The same in a line, for where the numbers stand among other things. */
export function NotAskedLine({ refresh }: { refresh: Pick<Task, 'state' | 'error'> }): ReactNode {
  const explain = useExplain();
  if (refresh.state !== 'failed') return null;
  return <> It could not be asked again: {explain(refresh.error).happened}</>;
}
