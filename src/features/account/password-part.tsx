import { type ReactNode, useState } from 'react';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Part } from '../../ui/part.tsx';
import { words } from '../../words/words.ts';
import type { AccountPartProps } from './account-part-props.ts';
import { ChangePassword } from './change-password.tsx';

/** The password of the account, and how to get another one. */
export function PasswordPart({ client, fid, canAsk }: AccountPartProps): ReactNode {
  const [changes, setChanges] = useState(0);
  const w = words().account.password;
  return (
    <Part name={w.name}>
      {changes > 0 && <Changed key={`changed ${changes}`} />}
      <p>{w.text}</p>
      <p>{w.consequence}</p>
      {canAsk && (
        <Disclosure key={changes} summary={w.summary}>
          <ChangePassword client={client} fid={fid} onDone={() => setChanges((count) => count + 1)} />
        </Disclosure>
      )}
    </Part>
  );
}

function Changed(): ReactNode {
  const { title, text } = words().account.password.changed;
  return (
    <Outcome title={title}>
      <p>{text}</p>
    </Outcome>
  );
}
