import { type ReactNode, useEffect, useRef } from 'react';
import { AccountPassword, useAccountPassword } from '../../ui/account-password.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Failure, useExplain, useFieldError } from '../../ui/failure.tsx';
import { Moment } from '../../ui/moment.tsx';
import { useTask } from '../../ui/task.ts';
import { words } from '../../words/words.ts';
import type { SessionEntry, UseCases } from '../../worker/use-cases.ts';

/** What became of it: ended, or the home server knows no such session. */
export type Ending = 'ended' | 'unknown';

interface EndSessionProps {
  readonly client: UseCases;
  readonly fid: string;
  readonly session: SessionEntry;
  /** Also of what was asked before the dialog was closed. */
  readonly onEnded: (ending: Ending) => void;
  /** It was asked for and not granted, so that nobody knows: the dialog is closed. */
  readonly onInDoubt: () => void;
  readonly onClose: () => void;
}

/** Asks whether to end another session, and for the account password. */
export function EndSession(props: EndSessionProps): ReactNode {
  const { client, fid, session, onEnded, onInDoubt, onClose } = props;
  const task = useTask();
  const explain = useExplain();
  const refused = useFieldError(task.error, ['SENSITIVE_SOLUTION_INVALID']);
  const password = useAccountPassword(refused);
  const isOpen = useIsMounted();
  const end = async () => {
    const typed = password.take();
    if (typed === null) return;
    let ending: Ending = 'ended';
    const takeUnknown = (error: unknown) => {
      if (explain(error).code !== 'NOT_FOUND') throw error;
      ending = 'unknown';
    };
    const input = { sessionId: session.sessionId, password: typed };
    const isDone = await task.run('end-session', () => client.endSession(input).catch(takeUnknown));
    if (isDone) onEnded(ending);
    else if (!isOpen.current) onInDoubt();
  };
  const close = () => {
    onClose();
    if (task.state === 'failed' && refused === null) onInDoubt();
  };
  const w = words().sessions.end;
  return (
    <Confirm
      title={w.title}
      verb={w.verb}
      isOpen
      isPending={task.state === 'running'}
      onConfirm={() => void end()}
      onClose={close}
    >
      <p>
        {w.session} <code>{session.sessionId}</code>
        {w.since} <Moment at={session.createdAt} to="minute" />.
      </p>
      <p>{w.text}</p>
      <AccountPassword fid={fid} password={password} hint={w.passwordHint} />
      <div role="status">{task.state === 'running' && <p>{w.waiting}</p>}</div>
      {task.state === 'failed' && refused === null && <Failure error={task.error} safe={w.mayHaveEnded} />}
    </Confirm>
  );
}

/** Whether the component is on the page still, for work that outlives it. */
function useIsMounted(): { readonly current: boolean } {
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  return mounted;
}
