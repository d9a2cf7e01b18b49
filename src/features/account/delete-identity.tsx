import { type ReactNode, useRef, useState } from 'react';
import { AccountPassword, useAccountPassword } from '../../ui/account-password.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Failure, useFieldError } from '../../ui/failure.tsx';
import { Field } from '../../ui/field.tsx';
import { useTask } from '../../ui/task.ts';
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
  return (
    <Confirm
      title="Delete this identity?"
      verb="Delete it for good"
      isOpen
      isPending={task.state === 'running'}
      onConfirm={remove}
      onClose={onClose}
    >
      <p>
        The home server deletes <strong>{fid}</strong> and ends all its sessions. Nobody can bring it back.
      </p>
      <Field
        label="Its federation ID, to be sure"
        hint={`Type ${fid}.`}
        name="federation-id"
        autoComplete="off"
        input={name.input}
        error={name.error}
      />
      <AccountPassword
        fid={fid}
        password={password}
        hint="Your home server asks for it again. Not the passphrase of this browser."
      />
      <div role="status">
        {task.state === 'running' && (
          <p>
            Waiting for the home server. You need not stay: what was asked cannot be called back, so if it
            answers yet, the identity is deleted.
          </p>
        )}
      </div>
      {task.state === 'failed' && refused === null && (
        <Failure error={task.error} safe={MAY_HAVE_BEEN_DELETED} />
      )}
    </Confirm>
  );
}

const MAY_HAVE_BEEN_DELETED =
  'Your keys are kept here. The request may have reached the server: asking once more does no harm, and tells.';

/** A federation ID as it is typed: capital letters make no other one. */
function useTypedName(fid: string) {
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string | null>(null);
  const check = () => {
    const isSame = input.current?.value.trim().toLowerCase() === fid;
    setError(isSame ? null : `This is not ${fid}. Nothing was asked of the home server. Type it again.`);
    if (!isSame) input.current?.focus();
    return isSame;
  };
  return { input, error, check };
}
