import { words } from '../../words/words.ts';
import type { KeyPackageRow } from '../../worker/use-cases.ts';

/** What its state comes to, in a sentence or two. */
export function meaningOf({ state, kind, handedOut }: KeyPackageRow): string {
  const w = words().keyPackage.meaning;
  const serves = kind === 'last-resort' && (state === 'available' || state === 'expiring');
  if (!serves) return w[state];
  return handedOut ? `${w.lastResort} ${w.handedOut}` : w.lastResort;
}
