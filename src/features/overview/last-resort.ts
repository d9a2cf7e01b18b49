import { agoWords, dateWords } from '../../ui/time.ts';
import type { KeyPackageRow } from '../../worker/use-cases.ts';

/** In seconds; from here on a replacement is advised. `LAST_RESORT_MAX_AGE` of the protocol. */
export const REPLACE_AFTER = 7 * 86_400;

/** Should it be replaced: is it old, handed out, or not there? */
export function isReplacementDue(row: KeyPackageRow | null, now: number): boolean {
  return row === null || row.handedOut || row.notAfter <= now || now - row.createdAt > REPLACE_AFTER;
}

/** What the last-resort KeyPackage is like, in a few sentences. */
export function lastResortWords(row: KeyPackageRow | null, now: number): string {
  if (row === null) return 'There is none. When the pool is empty, nobody can add this device.';
  if (row.notAfter <= now) return `It ran out on ${dateWords(row.notAfter)} and serves nobody.`;
  const age = `Made ${agoWords(now - row.createdAt)}; serves until ${dateWords(row.notAfter)}.`;
  const use = row.handedOut ? 'It was handed out: replace it soon.' : 'It was not handed out so far.';
  return `${age} ${use}`;
}
