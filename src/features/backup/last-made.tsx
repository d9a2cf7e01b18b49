import type { ReactNode } from 'react';
import { Moment } from '../../ui/moment.tsx';
import { backupLackOf } from '../../view/backup-need.ts';
import { words } from '../../words/words.ts';
import type { Overview } from '../../worker/use-cases.ts';

/** When the last file was made, and whether it is behind. */
export function LastMade({ backup }: { backup: Overview['backup'] }): ReactNode {
  const { madeAt } = backup;
  const w = words().backup.make;
  if (madeAt === null) return <p>{w.none}</p>;
  return (
    <p>
      {w.lastOf} <Moment at={madeAt} to="minute" />.{' '}
      {backupLackOf({ backup }) === 'outdated' && <strong>{w.outdated}</strong>}
    </p>
  );
}
