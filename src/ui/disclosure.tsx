import type { ReactNode } from 'react';
import styles from './disclosure.module.css';

/** Matter that is there when asked for. `open` says how it begins. */
export function Disclosure(props: { summary: ReactNode; children: ReactNode; open?: boolean }): ReactNode {
  return (
    <details className={styles['disclosure']} open={props.open ?? false}>
      <summary>{props.summary}</summary>
      <div className={styles['matter']}>{props.children}</div>
    </details>
  );
}
