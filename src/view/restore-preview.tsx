import { type ReactNode, useEffect, useRef } from 'react';
import { Notice } from '../ui/notice.tsx';
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
  return (
    <section ref={place} tabIndex={-1} className={styles['preview']} aria-label="What the file holds">
      <p>The passphrase is right. The file holds:</p>
      <BackupSummaryFacts summary={summary} />
      {fid !== undefined && !summary.sessions.some((each) => each.fid === fid) && (
        <Notice tone="amber" title={`It holds nothing of ${fid}`}>
          <p>If you restore it, its keys lie in this vault for good, and in every backup that you make.</p>
        </Notice>
      )}
    </section>
  );
}
