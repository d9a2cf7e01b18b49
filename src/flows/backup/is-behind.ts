import type { ActivityEvent, ActivityRecord } from '../activity.ts';
import type { BackupState } from '../settings.ts';

const NEW_IDENTITY: readonly ActivityEvent['kind'][] = ['enrolled', 'rotated'];

/** Was an identity key made since the last backup? By the order of the log, since clocks are set back now and then. */
export function isBehind(
  activity: readonly ActivityRecord[],
  { logLength = 0 }: Partial<BackupState>,
): boolean {
  return activity.slice(logLength).some(({ event }) => NEW_IDENTITY.includes(event.kind));
}
