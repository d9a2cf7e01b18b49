import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { buttonClass } from '../../ui/button.tsx';
import { Actions, Part } from '../../ui/part.tsx';
import { dateWords } from '../../ui/time.ts';
import { words } from '../../words/words.ts';
import type { Overview } from '../../worker/use-cases.ts';
import { Age } from './age.tsx';

/** How old the last backup is, and what it is worth. */
export function BackupPart({ overview: { backup, now } }: { overview: Overview }): ReactNode {
  const w = words().overview.backup;
  return (
    <Part name={w.name}>
      {backup.madeAt !== null && (
        <Age seconds={now - backup.madeAt} words={w} tone={backup.isBehind ? 'amber' : 'ink'} />
      )}
      <p>{backupStands(backup)}</p>
      <Actions>
        <Link href="/backup" className={buttonClass('plain')}>
          {w.open}
        </Link>
      </Actions>
    </Part>
  );
}

function backupStands({ madeAt, provenAt, isBehind }: Overview['backup']): string {
  const w = words().overview.backup;
  if (madeAt === null) return w.none;
  const made = isBehind ? w.isBehind(dateWords(madeAt)) : w.holds(dateWords(madeAt));
  const isProven = provenAt !== null && provenAt >= madeAt;
  return `${made} ${isProven ? w.proven(dateWords(provenAt)) : w.notProven}`;
}
