import { dateWords } from '../../ui/time.ts';
import { countWords } from '../../words/numbers.ts';
import type { Overview } from '../../worker/use-cases.ts';

/** The overview's first sentence, and the one button that mends what it says, if any. */
export interface Lead {
  readonly sentence: string;
  readonly mend: 'rotate' | 'replenish' | null;
}

type Facts = Pick<Overview, 'certificate' | 'pool' | 'lastResort' | 'now'>;

/** Can people add this device, until when, and by what? */
export function leadOf({ certificate, pool, lastResort, now }: Facts): Lead {
  const { expiresAt } = certificate.view;
  if (now >= expiresAt) {
    return {
      sentence: `Nobody can add this device: its certificate ran out on ${dateWords(expiresAt)}.`,
      mend: 'rotate',
    };
  }
  const behind = lastResort !== null && lastResort.notAfter > now ? lastResort : null;
  const waiting = waitingWords(pool.available);
  if (pool.available === 0) return { sentence: emptyWords(behind !== null), mend: 'replenish' };
  if (pool.level === 'amber' || pool.level === 'red') {
    return { sentence: `People can add this device, but only ${waiting}.`, mend: 'replenish' };
  }
  const renewal = now >= certificate.renewalOpensAt ? 'rotate' : null;
  if (behind === null) {
    const sentence = `People can add this device: ${waiting}, but no last-resort one stands behind them.`;
    return { sentence, mend: renewal };
  }
  const until = dateWords(Math.min(expiresAt, behind.notAfter));
  const mend = renewal ?? (pool.level === 'low' ? 'replenish' : null);
  return { sentence: `People can add this device until ${until}; ${waiting}.`, mend };
}

function emptyWords(behind: boolean): string {
  return behind
    ? 'Only the last-resort KeyPackage still lets people add this device.'
    : 'Nobody can add this device: no KeyPackage is waiting.';
}

/** The number and what it counts stay on one line. */
function waitingWords(count: number): string {
  return count === 1 ? '1\u00a0KeyPackage is waiting' : `${countWords(count)}\u00a0KeyPackages are waiting`;
}
