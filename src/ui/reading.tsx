import type { ReactNode } from 'react';
import styles from './reading.module.css';

interface ReadingProps {
  readonly value: string;
  /** What the value counts. */
  readonly unit?: ReactNode;
  readonly tone?: 'ink' | 'amber' | 'red';
}

/** What an instrument reads, large: a value, and what it counts. */
export function Reading({ value, unit, tone = 'ink' }: ReadingProps): ReactNode {
  return (
    <p className={styles['reading']} data-tone={tone}>
      <span className={styles['value']}>{value}</span> {unit}
    </p>
  );
}
