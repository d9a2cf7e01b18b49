import { type ReactNode, useEffect, useRef } from 'react';
import { Notice } from '../ui/notice.tsx';
import { words } from '../words/words.ts';
import type { BackupSummary } from '../worker/use-cases.ts';
import { BackupSummaryFacts } from './backup-summary.tsx';
import styles from './restore-form.module.css';

interface RestorePreviewProps {
  readonly summary: BackupSummary;
  /** Whose keys are here, or were; left out where that is nobody. */
  readonly fid: string | undefined;
}

/** What a restore would bring. Takes the focus, as it comes between two steps of the form. */
export function RestorePreview({ summary, fid }: RestorePreviewProps): ReactNode {
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  const w = words().backup.restore;
  return (
    <section ref={place} tabIndex={-1} className={styles['preview']} aria-label={words().backup.file.holds}>
      <p>{w.isRight}</p>
      <BackupSummaryFacts summary={summary} />
      {fid !== undefined && !summary.sessions.some((each) => each.fid === fid) && (
        <Notice tone="amber" title={w.nothingOf(fid)}>
          <p>{w.strangers}</p>
        </Notice>
      )}
    </section>
  );
}
