import type { ActivityEntry } from '../../worker/use-cases.ts';

/** Does the sign-in lack because a backup was restored, which never holds one? `entries`: the log, the latest first. */
export function isJustRestored(entries: readonly Pick<ActivityEntry, 'event'>[]): boolean {
  const latest = entries.find(({ event }) =>
    ['backup-restored', 'sign-in-refused', 'signed-in-again', 'enrolled'].includes(event.kind),
  );
  return latest?.event.kind === 'backup-restored';
}
