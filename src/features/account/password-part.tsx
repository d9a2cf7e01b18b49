import { type ReactNode, useState } from 'react';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Part } from '../../ui/part.tsx';
import type { AccountPartProps } from './account-part-props.ts';
import { ChangePassword } from './change-password.tsx';

/** The password of the account, and how to get another one. */
export function PasswordPart({ client, fid, canAsk }: AccountPartProps): ReactNode {
  const [changes, setChanges] = useState(0);
  return (
    <Part name="Password">
      {changes > 0 && <Changed key={`changed ${changes}`} />}
      <p>
        Your home server asks for it when you sign in, end a session or delete the identity. It is not the
        passphrase of this browser’s vault.
      </p>
      <p>
        A change signs all your other sessions out: each asks for the new password once, and goes on with its
        own keys. This browser stays signed in.
      </p>
      {canAsk && (
        <Disclosure key={changes} summary="Change the account password">
          <ChangePassword client={client} fid={fid} onDone={() => setChanges((count) => count + 1)} />
        </Disclosure>
      )}
    </Part>
  );
}

function Changed(): ReactNode {
  return (
    <Outcome title="The account password was changed">
      <p>
        Your other sessions are signed out: sign in to each with the new password, and it goes on. If you do
        not know one of them, end it on the page “Sessions”. The passphrase of this vault is what it was.
      </p>
    </Outcome>
  );
}
