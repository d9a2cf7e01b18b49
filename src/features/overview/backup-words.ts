import { backupLackOf } from '../../view/backup-need.ts';
import { words } from '../../words/words.ts';
import type { ActivityEntry, Overview } from '../../worker/use-cases.ts';

interface BackupWords {
  readonly tone: 'plain' | 'amber';
  readonly title: string;
  readonly text: string;
}

/** Seconds after which a browser without a backup is no longer a new one. */
const WEEK = 7 * 24 * 3600;

type Facts = Pick<Overview, 'backup' | 'certificate' | 'now'>;

/** What is to be said of the backup; null where all is well. `entries`: the log, which tells how long the session is here. */
export function backupWords(overview: Facts, entries: readonly ActivityEntry[]): BackupWords | null {
  const w = words().overview.backupNotice;
  const lack = backupLackOf(overview);
  if (lack === null) return null;
  if (lack === 'outdated') return { tone: 'amber', title: w.outdated, text: w.outdatedText };
  const enrolled = entries.findLast(({ event, isThis }) => isThis && event.kind === 'enrolled');
  const since = enrolled?.at ?? overview.certificate.view.issuedAt;
  return overview.now - since > WEEK
    ? { tone: 'amber', title: w.overdue, text: w.alone }
    : { tone: 'plain', title: w.new, text: w.alone };
}
