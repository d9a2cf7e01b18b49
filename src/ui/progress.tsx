import { type ReactNode, useId } from 'react';
import styles from './progress.module.css';

/** How much of how many is done. */
export function Progress({ text, done, of }: { text: string; done: number; of: number }): ReactNode {
  const id = useId();
  return (
    <div className={styles['progress']}>
      <label htmlFor={id}>{text}</label>
      <progress id={id} value={done} max={of} />
    </div>
  );
}
