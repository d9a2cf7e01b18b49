import { backupLackOf } from '../../view/backup-need.ts';
import type { ActivityEntry, Overview } from '../../worker/use-cases.ts';

interface BackupWords {
  readonly tone: 'plain' | 'amber';
  readonly title: string;
  readonly text: string;
}

/** Seconds after which a browser without a backup is no longer a new one. */
const WEEK = 7 * 24 * 3600;

const ALONE =
  'Your keys are in this browser alone. A backup file brings them back where its data is cleared or the device is lost.';

const WORDS = {
  new: { tone: 'plain', title: 'No backup yet', text: ALONE },
  overdue: { tone: 'amber', title: 'Still no backup, after more than a week', text: ALONE },
  outdated: {
    tone: 'amber',
    title: 'The last backup does not hold your present identity key',
    text: 'The key was rotated since the file was made. Make a new one, so that a restore brings back what is in force now.',
  },
} as const satisfies Record<string, BackupWords>;

type Facts = Pick<Overview, 'backup' | 'certificate' | 'now'>;

/** What is to be said of the backup; null where all is well. `entries`: the log, which tells how long the session is here. */
export function backupWords(overview: Facts, entries: readonly ActivityEntry[]): BackupWords | null {
  const lack = backupLackOf(overview);
  if (lack === null) return null;
  if (lack === 'outdated') return WORDS.outdated;
  const enrolled = entries.findLast(({ event, isThis }) => isThis && event.kind === 'enrolled');
  const since = enrolled?.at ?? overview.certificate.view.issuedAt;
  return overview.now - since > WEEK ? WORDS.overdue : WORDS.new;
}
