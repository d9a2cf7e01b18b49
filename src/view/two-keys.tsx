import type { ReactNode } from 'react';
import { Fingerprint } from '../ui/fingerprint.tsx';
import { words } from '../words/words.ts';
import styles from './two-keys.module.css';

interface Key {
  readonly name: string;
  /** Null where there is none yet. */
  readonly fingerprint: string | null;
}

/** Two keys side by side, to compare; one under the other where there is no room. */
export function TwoKeys({ keys }: { keys: readonly [Key, Key] }): ReactNode {
  return (
    <div className={styles['keys']}>
      {keys.map(({ name, fingerprint }) => (
        <section key={name} className={styles['key']}>
          <h2>{name}</h2>
          {fingerprint === null ? <p>{words().serverKey.keys.none}</p> : <Fingerprint hex={fingerprint} />}
        </section>
      ))}
    </div>
  );
}
