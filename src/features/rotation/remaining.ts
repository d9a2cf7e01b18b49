import { backupLackOf } from '../../view/backup-need.ts';
import { isSettled } from '../../view/told-words.ts';
import type { RotationFacts } from './queries.ts';

/** How many things are left to be done: by the person, or by Claves when it tries again. */
export function remaining({ overview, foreign }: Pick<RotationFacts, 'overview' | 'foreign'>): number {
  const untold = foreign.servers.filter((server) => !isSettled(server)).length;
  return untold + (backupLackOf(overview) === null ? 0 : 1);
}
