import type { ReactNode } from 'react';
import { Fingerprint } from '../ui/fingerprint.tsx';
import { words } from '../words/words.ts';
import styles from './two-keys.module.css';

interface Key {
  readonly name: string;
  /** Null where there is none yet. */
  readonly fingerprint: string | null;
  /** Is it in force, and until when? */
  readonly stands?: string;
}

/** Two keys side by side, to compare; one under the other where there is no room. */
export function TwoKeys({ keys }: { keys: readonly [Key, Key] }): ReactNode {
  return (
    <div className={styles['keys']}>
      {keys.map(({ name, fingerprint, stands }) => (
        <section key={name} className={styles['key']}>
          <h2>{name}</h2>
          {fingerprint !== null && <Fingerprint hex={fingerprint} />}
          {fingerprint === null && <p className={styles['none']}>{stands ?? words().serverKey.keys.none}</p>}
          {fingerprint !== null && stands !== undefined && <p className={styles['stands']}>{stands}</p>}
        </section>
      ))}
    </div>
  );
}
