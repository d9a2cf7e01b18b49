import type { ReactNode } from 'react';
import styles from './facts.module.css';

export interface Fact {
  readonly name: ReactNode;
  readonly value: ReactNode;
}

/** Names and values, a fine line under each. */
export function Facts({ facts }: { facts: readonly Fact[] }): ReactNode {
  return (
    <dl className={styles['facts']}>
      {facts.map(({ name, value }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only ever replaced as a whole.
        <div key={place} className={styles['fact']}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
