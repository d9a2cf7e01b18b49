import { dateWords, spanWords } from '../../ui/time.ts';
import { words } from '../../words/words.ts';
import type { Overview } from '../../worker/use-cases.ts';
import { isWholeMonth } from './lead.ts';

/** How fast KeyPackages are claimed, and how long those that wait last so; nothing where none was ever published. */
export function rateWords({ use }: Pick<Overview, 'use'>): string {
  const w = words().overview.pool.rate;
  const { since, claimed, cover } = use;
  if (since === null) return '';
  if (claimed === 0) return isWholeMonth(use) ? w.unclaimed : w.neverClaimed(dateWords(since));
  if (cover === null) return w.tooEarly(claimed);
  const span = spanWords(cover);
  return isWholeMonth(use) ? w.month(claimed, span) : w.since(claimed, dateWords(since), span);
}
