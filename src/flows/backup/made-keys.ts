import type { ActivityEvent, ActivityRecord } from '../activity.ts';
import type { BackupState } from '../settings.ts';

type Kind = ActivityEvent['kind'];

/** What makes an identity key. */
export const NEW_IDENTITY: readonly Kind[] = ['enrolled', 'rotated'];
/** What makes private halves of any kind. */
export const NEW_KEYS: readonly Kind[] = [...NEW_IDENTITY, 'key-packages-published', 'last-resort-replaced'];

/** Did any of this happen since the last backup? By the order of the log, since clocks are set back now and then. */
export function hasSinceBackup(
  kinds: readonly Kind[],
  activity: readonly ActivityRecord[],
  { logLength = 0 }: Partial<BackupState>,
): boolean {
  return activity.slice(logLength).some(({ event }) => kinds.includes(event.kind));
}
