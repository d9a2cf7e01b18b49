import { type ReactNode, useEffect, useRef } from 'react';
import { Notice } from './notice.tsx';
import styles from './outcome.module.css';

interface OutcomeProps {
  readonly tone?: 'plain' | 'amber';
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** What came of what was asked for. Takes the focus: so it is read out, and the keyboard goes on from there. */
export function Outcome({ tone = 'plain', ...notice }: OutcomeProps): ReactNode {
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <section ref={place} tabIndex={-1} aria-label={notice.title} className={styles['outcome']}>
      <Notice tone={tone} {...notice} />
    </section>
  );
}
