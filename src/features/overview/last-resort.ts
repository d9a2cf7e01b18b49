import { agoWords, dateWords } from '../../ui/time.ts';
import { words } from '../../words/words.ts';
import type { KeyPackageRow } from '../../worker/use-cases.ts';

/** In seconds; from here on a replacement is advised. `LAST_RESORT_MAX_AGE` of the protocol. */
export const REPLACE_AFTER = 7 * 86_400;

/** Should it be replaced: is it old, handed out, or not there? */
export function isReplacementDue(row: KeyPackageRow | null, now: number): boolean {
  return row === null || row.handedOut || row.notAfter <= now || now - row.createdAt > REPLACE_AFTER;
}

/** What the last-resort KeyPackage is like, in a few sentences. */
export function lastResortWords(row: KeyPackageRow | null, now: number): string {
  const w = words().overview.lastResort;
  if (row === null) return w.none;
  if (row.notAfter <= now) return w.ranOut(dateWords(row.notAfter));
  const line = w.line(agoWords(now - row.createdAt), dateWords(row.notAfter));
  return `${line} ${row.handedOut ? w.handedOut : w.notHandedOut}`;
}
