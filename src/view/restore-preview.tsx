import { type ReactNode, useEffect, useRef } from 'react';
import type { BackupSummary } from '../worker/use-cases.ts';
import { BackupSummaryFacts } from './backup-summary.tsx';
import styles from './restore-form.module.css';

/** What a restore would bring. Takes the focus, as it comes between two steps of the form. */
export function RestorePreview({ summary }: { summary: BackupSummary }): ReactNode {
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <section ref={place} tabIndex={-1} className={styles['preview']} aria-label="What the file holds">
      <p>The passphrase is right. The file holds:</p>
      <BackupSummaryFacts summary={summary} />
    </section>
  );
}
