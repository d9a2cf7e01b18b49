import type { ReactNode } from 'react';
import { useExplain } from '../../ui/failure.tsx';
import { Part } from '../../ui/part.tsx';
import { useTask } from '../../ui/task.ts';
import { TwoKeys } from '../../view/two-keys.tsx';
import { words } from '../../words/words.ts';
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
  const latest = keysIn(task.error);
  const keys = latest ?? keysIn(error);
  if (keys === null) return null;
  const accept = async (fingerprint: string) => {
    if (await task.run('accept', () => client.acceptServerKey({ fingerprint, homeServer }))) onAccepted();
  };
  const w = words().serverKey;
  return (
    <>
      <p>{w.intro}</p>
      <TwoKeys
        keys={[
          { name: w.keys.known, fingerprint: keys.known },
          { name: w.keys.shown, fingerprint: keys.shown },
        ]}
      />
      <div>
        <Part name={w.happened.name}>
          <ul className={styles['list']}>
            <li>{w.happened.lost}</li>
            <li>{w.happened.between}</li>
          </ul>
          <p>{w.happened.who}</p>
        </Part>
        <Part name={w.safe.name}>
          <p>{w.safe.text}</p>
        </Part>
        <Part name={w.todo.name}>
          <ol className={styles['list']}>
            <li>{w.todo.ask}</li>
            <li>{w.todo.type}</li>
            <li>{w.todo.wait}</li>
          </ol>
          <AcceptKey
            keys={keys}
            task={task}
            isOutdated={latest !== null}
            onAccept={(fingerprint) => void accept(fingerprint)}
          />
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
