import type { ReactNode } from 'react';
import { Confirm } from '../../ui/confirm.tsx';
import { Failure, useExplain } from '../../ui/failure.tsx';
import { useTask } from '../../ui/task.ts';
import { isPassing } from '../../view/told-words.ts';
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
  return (
    <Confirm
      title={`Sign out on ${domain}?`}
      verb={hereAlone ? 'Forget it here alone' : 'Sign out there'}
      isOpen
      isPending={task.state === 'running'}
      onConfirm={() => void end()}
      onClose={onClose}
    >
      <p>
        That server ends this session of yours, and this browser forgets its sign-in there. Your session at
        home and your keys stay as they are. You can sign in there again at any time.
      </p>
      <div role="status">{task.state === 'running' && <p>Waiting for {domain}.</p>}</div>
      {task.state === 'failed' && <Failure error={task.error} safe="You are signed in there still." />}
      {hereAlone && (
        <p>
          You can sign out there later, when the server answers. If you forget the sign-in here alone, this
          browser cannot end that session any more, unless it signs in there again.
        </p>
      )}
    </Confirm>
  );
}
