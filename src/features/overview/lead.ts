import { dateWords, spanWords } from '../../ui/time.ts';
import { words } from '../../words/words.ts';
import type { Overview } from '../../worker/use-cases.ts';

/** The overview's first sentence, and the one button that mends what it says, if any. */
export interface Lead {
  readonly sentence: string;
  readonly mend: 'rotate' | 'replenish' | 'last-resort' | null;
}

type Facts = Pick<Overview, 'certificate' | 'pool' | 'use' | 'lastResort' | 'now'>;

const DAY = 86_400;
/** Seconds of cover. With less, the pool is worth a refill however full it is. */
const SHORT_COVER = 7 * DAY;

/** Can people add this device, until when, and by what? */
export function leadOf(facts: Facts): Lead {
  const { certificate, pool, lastResort, now } = facts;
  const w = words().overview.lead;
  const { expiresAt } = certificate.view;
  if (now >= expiresAt) return { sentence: w.ranOut(dateWords(expiresAt)), mend: 'rotate' };
  const behind = lastResort !== null && lastResort.notAfter > now ? lastResort : null;
  if (pool.available === 0) return { sentence: emptyWords(facts, behind !== null), mend: 'replenish' };
  if (pool.level === 'amber' || pool.level === 'red') return { sentence: fewWords(facts), mend: 'replenish' };
  const renewal = now >= certificate.renewalOpensAt ? 'rotate' : null;
  if (behind === null) return { sentence: w.noLastResort(pool.available), mend: renewal ?? 'last-resort' };
  const until = Math.min(expiresAt, behind.notAfter);
  const sentence = w.until(dateWords(until), coverWords(facts, until));
  return { sentence, mend: renewal ?? (isWorthRefill(facts) ? 'replenish' : null) };
}

function emptyWords({ pool }: Facts, behind: boolean): string {
  const { expiringOnly, lastResortOnly, nothing } = words().overview.lead;
  if (pool.expiringSoon > 0) return expiringOnly;
  return behind ? lastResortOnly : nothing;
}

function fewWords({ pool, use }: Facts): string {
  const { few, fewFor } = words().overview.lead;
  return use.cover === null ? few(pool.available) : fewFor(pool.available, spanWords(use.cover));
}

/** How long the KeyPackages last, by the rate at which they were claimed, as far as there is one. */
function coverWords({ pool, use, now }: Facts, until: number): string {
  const { span, enough, unclaimed, neverClaimed, unknown } = words().overview.lead.cover;
  if (use.cover !== null) return now + use.cover > until - DAY ? enough : span(spanWords(use.cover));
  if (use.claimed > 0 || use.since === null || now - use.since < DAY) return unknown(pool.available);
  return isWholeMonth(use) ? unclaimed(pool.available) : neverClaimed(pool.available);
}

/** Were KeyPackages on the server before the 30 days began? */
export function isWholeMonth({ since, days }: Facts['use']): boolean {
  return since !== null && since === days[0]?.from;
}

function isWorthRefill({ pool, use }: Facts): boolean {
  const isShort = use.cover !== null && use.cover < SHORT_COVER;
  return pool.level === 'low' || (isShort && pool.available < pool.target);
}
