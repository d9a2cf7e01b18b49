import type { Withdrawn } from './services/restored.ts';

/** For the person who runs the server. */
export function sentenceOfRestore({ sessions, keyPackages }: Withdrawn): string {
  const what = keyPackages === 1 ? 'One KeyPackage' : `${keyPackages} KeyPackages`;
  const whose = sessions === 1 ? 'one session' : `${sessions} sessions`;
  return `The database was put back from a backup. ${what} of ${whose} that lay in it will not be handed out, since somebody may have claimed them after that backup was made; last-resort ones still are. Nothing else is lost by it: each owner sees an empty stock in the dashboard, and fills it with one click.`;
}
