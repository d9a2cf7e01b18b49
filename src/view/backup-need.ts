import type { Overview } from '../worker/use-cases.ts';

/** `none`: there was never one. `outdated`: the identity key was rotated since the last one. */
export type BackupLack = 'none' | 'outdated';

/** What the last backup file that is known here lacks; null where it holds the present identity key. */
export function backupLackOf({ backup }: Pick<Overview, 'backup'>): BackupLack | null {
  if (backup.madeAt === null) return 'none';
  return backup.isBehind ? 'outdated' : null;
}
