import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Actions, Part } from '../../ui/part.tsx';
import styles from './account.module.css';
import type { AccountPartProps } from './account-part-props.ts';
import { DeleteIdentity } from './delete-identity.tsx';

/** The end of the identity: what it means, and the way to it. */
export function DeletionPart({ client, fid, canAsk }: AccountPartProps): ReactNode {
  const [isAsking, setAsking] = useState(false);
  return (
    <Part name="Deletion">
      <p>Deleting the identity cannot be undone, by you or by the home server’s administrator:</p>
      <ul className={styles['list']}>
        <li>The name {fid} is never given again, to you or to anybody else.</li>
        <li>All sessions end, in every browser, and nobody can sign in to the identity any more.</li>
        <li>
          Nobody can add you to a group. In those that you are in you stay a member until somebody removes
          you: leave them first.
        </li>
        <li>
          Your ID-Certs stay readable on the home server, so that what you signed in their time can still be
          checked.
        </li>
        <li>The keys in your browsers stay there, until you remove them.</li>
      </ul>
      <p>Make a backup first: what was encrypted to these keys can be read with them alone.</p>
      <Actions>
        <Link href="/backup" className={buttonClass('plain')}>
          Make a backup…
        </Link>
        {canAsk && (
          <Button kind="danger" onPress={() => setAsking(true)}>
            Delete the identity…
          </Button>
        )}
      </Actions>
      {isAsking && <DeleteIdentity client={client} fid={fid} onClose={() => setAsking(false)} />}
    </Part>
  );
}
