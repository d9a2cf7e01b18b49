import type { ActivityEntry } from '../../worker/use-cases.ts';

/** What came of comparing with the home server, by what the log tells since the restore. `entries`: the latest first. */
export function comparedWords(entries: readonly Pick<ActivityEntry, 'event'>[]): string {
  const begun = entries.findIndex(({ event }) => event.kind === 'backup-restored');
  const since = new Set(entries.slice(0, Math.max(begun, 0)).map(({ event }) => event.kind));
  if (since.has('rotated')) {
    return 'What your home server held did not fit to what is here: the identity key was rotated, and new KeyPackages took the place of the earlier ones.';
  }
  if (since.has('private-halves-missing')) {
    return 'Your home server offers KeyPackages whose private halves are not here: rotate the identity key, which voids them.';
  }
  return 'It was compared with what your home server holds: both agree.';
}
