import type { Restored } from './backup/restore.ts';
import type { Withdrawn } from './services/restored.ts';

/** For the person who runs the server. */
export function sentenceOfRestore({ sessions, keyPackages }: Withdrawn): string {
  const what = keyPackages === 1 ? 'One KeyPackage' : `${keyPackages} KeyPackages`;
  const whose = sessions === 1 ? 'one session' : `${sessions} sessions`;
  return `The database was put back from a backup. ${what} of ${whose} that lay in it will not be handed out, since somebody may have claimed them after that backup was made; last-resort ones still are. Nothing else is lost by it: each owner sees an empty stock in the dashboard, and fills it with one click.`;
}

const OF_KEYS =
  'The chapter "When the server’s key was changed since" of docs/backup-and-restore.md says what to do.';

/** Of the server's key, which clients have pinned; null where the one in use is put back as well. */
export function sentenceOfKey({ manifest, newerKey, aside }: Restored): string | null {
  const { fingerprint, madeAt } = manifest;
  if (newerKey !== null) {
    return `The server signs with its earlier key ${fingerprint} again. Clients that know the newer one, ${newerKey}, take it for a stranger's and stop. ${OF_KEYS}`;
  }
  if (aside !== null) return null;
  const date = new Date(madeAt * 1000).toISOString().slice(0, 10);
  return `The server signs with its key of ${date}, ${fingerprint}. If that was changed since, clients that know the newer one take it for a stranger's and stop. ${OF_KEYS}`;
}
