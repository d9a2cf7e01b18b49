import type { ReactNode } from 'react';
import { words } from '../../words/words.ts';
import { type Change, changesOf } from './changes-words.ts';
import type { RotationFacts } from './queries.ts';
import styles from './rotation.module.css';

/** What a rotation touches besides the key: each as it is now, and as it is afterwards. */
export function Changes({ facts }: { facts: RotationFacts }): ReactNode {
  const { now, afterwards } = words().rotation.before;
  return (
    <div>
      <div className={styles['head']} aria-hidden="true">
        <span>{now}</span>
        <span>{afterwards}</span>
      </div>
      <dl>
        {changesOf(facts).map((change) => (
          <Row key={change.name} {...change} />
        ))}
      </dl>
    </div>
  );
}

/** On narrow pages the heads stand before each. */
function Row({ name, before, after }: Change): ReactNode {
  const { now, afterwards } = words().rotation.before;
  return (
    <div className={styles['change']}>
      <dt>{name}</dt>
      <dd>
        <span className={styles['when']}>{now}</span> {before}
      </dd>
      <dd>
        <span className={styles['when']}>{afterwards}</span> {after}
      </dd>
    </div>
  );
}
