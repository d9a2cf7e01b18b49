import { type ReactNode, useRef, useState } from 'react';
import { AccountPassword, useAccountPassword } from '../../ui/account-password.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Failure, useFieldError } from '../../ui/failure.tsx';
import { Field } from '../../ui/field.tsx';
import { useTask } from '../../ui/task.ts';
import { words } from '../../words/words.ts';
import type { UseCases } from '../../worker/use-cases.ts';

interface DeleteIdentityProps {
  readonly client: UseCases;
  readonly fid: string;
  readonly onClose: () => void;
}

/** Asks for the federation ID, so that nobody deletes the wrong one, and for the account password. */
export function DeleteIdentity({ client, fid, onClose }: DeleteIdentityProps): ReactNode {
  const task = useTask();
  const refused = useFieldError(task.error, ['SENSITIVE_SOLUTION_INVALID']);
  const name = useTypedName(fid);
  const password = useAccountPassword(refused);
  const remove = () => {
    if (task.state === 'running' || !name.check()) return;
    const typed = password.take();
    if (typed === null) return;
    // Once it is done no session is open, and this page gives way to the one that says what is left.
    void task.run('delete-identity', () => client.deleteIdentity({ password: typed }));
  };
  const w = words().account.deletion;
  const [before, after] = w.ask;
  return (
    <Confirm
      title={w.title}
      verb={w.verb}
      isOpen
      isPending={task.state === 'running'}
      onConfirm={remove}
      onClose={onClose}
    >
      <p>
        {before} <strong>{fid}</strong> {after}
      </p>
      <Field
        label={w.fid}
        hint={w.fidHint(fid)}
        name="federation-id"
        autoComplete="off"
        input={name.input}
        error={name.error}
      />
      <AccountPassword fid={fid} password={password} hint={w.passwordHint} />
      <div role="status">{task.state === 'running' && <p>{w.waiting}</p>}</div>
      {task.state === 'failed' && refused === null && (
        <Failure error={task.error} safe={w.mayHaveBeenDeleted} />
      )}
    </Confirm>
  );
}

/** A federation ID as it is typed: capital letters make no other one. */
function useTypedName(fid: string) {
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string | null>(null);
  const check = () => {
    const isSame = input.current?.value.trim().toLowerCase() === fid;
    setError(isSame ? null : words().account.deletion.otherFid(fid));
    if (!isSame) input.current?.focus();
    return isSame;
  };
  return { input, error, check };
}
