import { Fragment, type ReactNode } from 'react';
import styles from './keys.module.css';

/** Keys, as on their caps, to be pressed together or one after the other. */
export function Keys({ keys }: { keys: readonly string[] }): ReactNode {
  return (
    <span className={styles['keys']}>
      {keys.map((key) => (
        <Fragment key={key}>
          <kbd>{key}</kbd>{' '}
        </Fragment>
      ))}
    </span>
  );
}
