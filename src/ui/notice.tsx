import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface NoticeProps {
  readonly tone: 'plain' | 'amber' | 'red';
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Something to know above the page's own matter, with at most one thing to do about it. */
export function Notice({ tone, title, children, action }: NoticeProps): ReactNode {
  return (
    <div className={styles['notice']} data-tone={tone}>
      <div className={styles['words']}>
        <p className={styles['title']}>{title}</p>
        {children}
      </div>
      {action !== undefined && <div className={styles['action']}>{action}</div>}
    </div>
  );
}
