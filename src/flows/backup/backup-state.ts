import type { ActivityEvent, ActivityRecord } from '../activity.ts';
import type { Ports } from '../ports.ts';
import type { BackupState } from '../settings.ts';
import type { Overview } from '../views.ts';

const NEW_IDENTITY: readonly ActivityEvent['kind'][] = ['enrolled', 'rotated'];

/** Of the last backup file that is known here, with a session or without one. */
export async function readBackupState({
  settings,
  store,
}: Pick<Ports, 'settings' | 'store'>): Promise<Overview['backup']> {
  const { madeAt, provenAt, ...last } = await settings.backup();
  return { madeAt, provenAt, isBehind: isBehind(await store.activity(), last) };
}

/** Was an identity key made since? By the order of the log, since clocks are set back now and then. */
function isBehind(
  activity: readonly ActivityRecord[],
  { logLength }: Pick<BackupState, 'logLength'>,
): boolean {
  return activity.slice(logLength).some(({ event }) => NEW_IDENTITY.includes(event.kind));
}
