import type { ReactNode } from 'react';
import { Moment } from '../../ui/moment.tsx';
import { backupLackOf } from '../../view/backup-need.ts';
import type { Overview } from '../../worker/use-cases.ts';

/** When the last file was made, and whether it is behind. */
export function LastMade({ backup }: { backup: Overview['backup'] }): ReactNode {
  const { madeAt } = backup;
  if (madeAt === null) return <p>None was made yet.</p>;
  return (
    <p>
      The last one is of <Moment at={madeAt} to="minute" />.{' '}
      {backupLackOf({ backup }) === 'outdated' && (
        <strong>The identity key was rotated since: make a new one.</strong>
      )}
    </p>
  );
}
