import type { Patience } from '../flows/patience.ts';

const WITHIN = 10 * 60 * 1000;
/** So few that two tabs together stay below twenty. */
const MOST = 9;

/** How much more failure what nobody clicked may meet. `now`: milliseconds, of a clock that is never set. */
export function makePatience(now: () => number = () => performance.now()): Patience {
  let failures: number[] = [];
  let last: unknown = null;
  let notBefore = Number.NEGATIVE_INFINITY;
  return {
    lost() {
      failures = failures.filter((at) => now() - at < WITHIN);
      return failures.length >= MOST || now() < notBefore ? last : null;
    },
    failed(error, wait) {
      failures.push(now());
      last = error;
      notBefore = now() + wait;
    },
    succeeded() {
      failures = [];
      notBefore = Number.NEGATIVE_INFINITY;
    },
  };
}
