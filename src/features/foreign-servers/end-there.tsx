import type { ReactNode } from 'react';
import { Confirm } from '../../ui/confirm.tsx';
import { Failure, useExplain } from '../../ui/failure.tsx';
import { useTask } from '../../ui/task.ts';
import { isPassing } from '../../view/told-words.ts';
import { words } from '../../words/words.ts';
import type { UseCases } from '../../worker/use-cases.ts';

/** What became of it: could the server be told? */
export type Ending = 'person' | 'person-here';

interface EndThereProps {
  readonly client: UseCases;
  readonly domain: string;
  readonly onEnded: (ending: Ending) => void;
  readonly onClose: () => void;
}

/** Asks whether to sign out on a foreign server. */
export function EndThere({ client, domain, onEnded, onClose }: EndThereProps): ReactNode {
  const task = useTask();
  const explain = useExplain();
  const hereAlone = task.state === 'failed' && isPassing(explain(task.error).code);
  const end = () =>
    task.run('end-there', async () => onEnded(await client.endForeignSession({ domain, hereAlone })));
  const w = words().foreignServers.end;
  return (
    <Confirm
      title={w.title(domain)}
      verb={hereAlone ? w.verbHere : w.verb}
      isOpen
      isPending={task.state === 'running'}
      onConfirm={() => void end()}
      onClose={onClose}
    >
      <p>{w.text}</p>
      <div role="status">{task.state === 'running' && <p>{w.waiting(domain)}</p>}</div>
      {task.state === 'failed' && <Failure error={task.error} safe={w.safe} />}
      {hereAlone && <p>{w.hereAlone}</p>}
    </Confirm>
  );
}
