import { words } from '../words/words.ts';
import type { Restored } from '../worker/use-cases.ts';

type Finding = NonNullable<Restored['compared']>['finding'];

/** What came of comparing with the home server after a restore. */
export function comparedWords(finding: Finding): string {
  return words().backup.compared[finding];
}
