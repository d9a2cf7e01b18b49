import type { ClavesError } from '../../protocol/claves-error.ts';
import { CLOCK_TOLERANCE } from '../../protocol/numbers.ts';
import type { UnixSeconds } from '../../protocol/terms.ts';
import { askedWait, fullJitter } from '../backoff.ts';
import type { Ports } from '../ports.ts';
import type { Trouble } from './ports.ts';

/** Seconds. */
const WITHIN = 10 * 60;
/** So few that, with all that one more try may send, a permanent failure sees fewer than twenty requests. */
const MOST = 10;

/** What is to be remembered of a try that failed, after those before it. `sent`: when each of its requests was. */
export function troubleAfter(
  before: Trouble | null,
  error: ClavesError,
  sent: readonly UnixSeconds[],
  { clock, random }: Pick<Ports, 'clock' | 'random'>,
): Trouble {
  const now = clock.now();
  const failures = (before?.failures ?? 0) + 1;
  const isOfLate = (at: UnixSeconds) => at <= now + CLOCK_TOLERANCE && now - at < WITHIN;
  const requests = [...(before?.requests ?? []), ...sent].filter(isOfLate);
  const wait = Math.max(askedWait(error), fullJitter(failures, { random })) / 1000;
  const crowded = requests.at(-MOST);
  const calm = crowded === undefined ? now : crowded + WITHIN;
  const nextTryAt = Math.max(now + Math.max(1, Math.ceil(wait)), calm);
  return { code: error.code, lastTriedAt: now, nextTryAt, failures, requests };
}

/**
 * May it be tried by itself? A clock that was set back since keeps nothing waiting; that of another tab may be a little
 * behind.
 */
export function isDue(trouble: Trouble | null, now: UnixSeconds): boolean {
  return trouble === null || now >= trouble.nextTryAt || now < trouble.lastTriedAt - CLOCK_TOLERANCE;
}
