import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Actions, Part } from '../../ui/part.tsx';
import { words } from '../../words/words.ts';
import styles from './account.module.css';
import type { AccountPartProps } from './account-part-props.ts';
import { DeleteIdentity } from './delete-identity.tsx';

/** The end of the identity: what it means, and the way to it. */
export function DeletionPart({ client, fid, canAsk }: AccountPartProps): ReactNode {
  const [isAsking, setAsking] = useState(false);
  const w = words().account.deletion;
  return (
    <Part name={w.name}>
      <p>{w.text}</p>
      <ul className={styles['list']}>
        {w.consequences(fid).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <p>{w.backupFirst}</p>
      <Actions>
        <Link href="/backup" className={buttonClass('plain')}>
          {w.backup}
        </Link>
        {canAsk && (
          <Button kind="danger" onPress={() => setAsking(true)}>
            {w.button}
          </Button>
        )}
      </Actions>
      {isAsking && <DeleteIdentity client={client} fid={fid} onClose={() => setAsking(false)} />}
    </Part>
  );
}
