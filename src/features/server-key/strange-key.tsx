import type { ReactNode } from 'react';
import { useExplain } from '../../ui/failure.tsx';
import { Part } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import { TwoKeys } from '../../view/two-keys.tsx';
import type { UseCases } from '../../worker/use-cases.ts';
import { AcceptKey } from './accept-key.tsx';
import styles from './server-key.module.css';
import type { StrangeKeys } from './typed-fingerprint.ts';

export interface StrangeKeyProps {
  readonly client: Pick<UseCases, 'acceptServerKey'>;
  /** `SERVER_KEY_CHANGED`, as the worker threw it. */
  readonly error: unknown;
  /** An address that was typed while no session is open; null for the home server of the session that is here. */
  readonly homeServer: string | null;
  readonly onAccepted: () => void;
}

/** The home server shows a key that nobody vouches for: both keys, what that may mean, and what to do. */
export function StrangeKey({ client, error, homeServer, onAccepted }: StrangeKeyProps): ReactNode {
  const task = useTask();
  const keysIn = useStrangeKeys();
  // It may show yet another one when the first is accepted.
  const keys = keysIn(task.error) ?? keysIn(error);
  if (keys === null) return null;
  const accept = async (fingerprint: string) => {
    if (await task.run('accept', () => client.acceptServerKey({ fingerprint, homeServer }))) onAccepted();
  };
  return (
    <>
      <p>
        Your home server shows another key than the one that this browser knows, and the known one did not
        vouch for it. Claves stopped before using it.
      </p>
      <TwoKeys
        keys={[
          { name: 'The key that this browser knows', fingerprint: keys.known },
          { name: 'The key that is shown now', fingerprint: keys.shown },
        ]}
      />
      <div>
        <Part name="What may have happened">
          <ul className={styles['list']}>
            <li>
              The administrator lost the old key, let it run out, or put the server back from an old backup.
              Then the new key is the right one.
            </li>
            <li>
              Or somebody stands between you and your home server, and shows a key of their own. Then nothing
              should be sent there.
            </li>
          </ul>
          <p>No program can tell the two apart. The administrator can.</p>
        </Part>
        <Part name="What is safe">
          <p>
            Your keys, their history and what was begun are in this browser as they were. No password is sent
            to a server whose key this browser does not know.
          </p>
        </Part>
        <Part name="What to do">
          <ol className={styles['list']}>
            <li>
              Ask the administrator over another way than this server: in person, by telephone, or through a
              channel that you know to be theirs. Has the server’s key changed, and what is the fingerprint of
              the new one?
            </li>
            <li>Type or paste what you were told. This browser compares it with the key that is shown.</li>
            <li>If the administrator knows of no change, do not go on: wait, and say what you see here.</li>
          </ol>
          <AcceptKey keys={keys} task={task} onAccept={(fingerprint) => void accept(fingerprint)} />
        </Part>
      </div>
    </>
  );
}

/** Reads both fingerprints off what was thrown; null where it tells of no such key. */
export function useStrangeKeys(): (error: unknown) => StrangeKeys | null {
  const explain = useExplain();
  return (error) => {
    if (error === null) return null;
    const { code, toCompare = [] } = explain(error);
    const [known, shown] = toCompare;
    if (code !== 'SERVER_KEY_CHANGED' || !known || !shown) return null;
    return { known: known.fingerprint, shown: shown.fingerprint };
  };
}
