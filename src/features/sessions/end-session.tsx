import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Confirm } from '../../ui/confirm.tsx';
import { Failure, useFieldError } from '../../ui/failure.tsx';
import { Field, takeSecret } from '../../ui/field.tsx';
import { Moment } from '../../ui/moment.tsx';
import { useTask } from '../../ui/task.ts';
import type { SessionEntry, UseCases } from '../../worker/use-cases.ts';

interface EndSessionProps {
  readonly client: UseCases;
  readonly fid: string;
  readonly session: SessionEntry;
  readonly onEnded: () => void;
  readonly onClose: () => void;
}

/** Asks whether to end another session, and for the account password. */
export function EndSession({ client, fid, session, onEnded, onClose }: EndSessionProps): ReactNode {
  const password = useRef<HTMLInputElement>(null);
  const [isEmpty, setEmpty] = useState(false);
  const task = useTask();
  const wrong = useFieldError(task.error, ['SENSITIVE_SOLUTION_INVALID']);
  const error = isEmpty ? 'Write your account password.' : wrong;
  useEffect(() => {
    if (error !== null) password.current?.focus();
  }, [error]);
  const end = async () => {
    const empty = password.current?.value === '';
    setEmpty(empty);
    if (empty) return password.current?.focus();
    const input = { sessionId: session.sessionId, password: takeSecret(password) };
    if (await task.run('end-session', ({ signal }) => client.endSession(input, { signal }))) onEnded();
  };
  const close = () => {
    task.stop();
    onClose();
  };
  return (
    <Confirm
      title="End this session?"
      verb="End the session"
      isOpen
      isPending={task.state === 'running'}
      onConfirm={() => void end()}
      onClose={close}
    >
      <p>
        Session <code>{session.sessionId}</code>, since <Moment at={session.createdAt} to="minute" />.
      </p>
      <p>
        Nobody can add that device to a group any more, and its KeyPackages are void. This cannot be undone:
        signing in there later begins a new session. Its keys stay where they are.
      </p>
      <input type="text" name="username" autoComplete="username" defaultValue={fid} hidden readOnly />
      <Field
        label="Account password"
        hint="Your home server asks for it again. Not the passphrase of this browser."
        name="password"
        type="password"
        autoComplete="current-password"
        input={password}
        error={error}
      />
      <div role="status">{task.state === 'running' && <p>Waiting for the home server…</p>}</div>
      {task.state === 'failed' && wrong === null && <Failure error={task.error} />}
    </Confirm>
  );
}
