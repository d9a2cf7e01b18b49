import { ProtocolError } from '../../src/protocol/errors.ts';
import { Guesses } from './guesses.ts';
import { type By, GUESSING, LIMITS, type Limit, type LimitedClass } from './table.ts';
import { Window } from './window.ts';

/** Who asks. What is missing is not counted. */
export type Asking = { readonly [by in By]?: string | undefined };

/** A password that is tried: whose it would be, and who tries it. */
export interface Guess {
  readonly whose: string;
  readonly by: string;
}

/** Holds back who asks too often. In memory: each process counts for itself, and begins anew when it starts. */
export interface Limits {
  /** Counts one request. Throws RATE_LIMITED, and then has counted nothing. */
  count(limited: LimitedClass, asking: Asking): void;
  /**
   * Runs `check`, which gives null for a wrong password. Throws RATE_LIMITED, without running it, where too many were
   * wrong; whether there is anybody of that name makes no difference.
   */
  guess<T>(guess: Guess, check: () => Promise<T | null>): Promise<T | null>;
}

/** For tests and benchmarks. */
export const UNLIMITED: Limits = { count() {}, guess: (_guess, check) => check() };

/** `now`: seconds, by a clock that is never put back. */
export function newLimits(now: () => number): Limits {
  const count = newCounting(now);
  const guess = newGuessing(now);
  return { count, guess };
}

function newCounting(now: () => number): Limits['count'] {
  const windows = new Map<Limit, Window>();
  for (const limits of Object.values(LIMITS)) {
    for (const limit of Object.values(limits)) windows.set(limit, new Window(limit));
  }
  return (limited, asking) => {
    const at = now();
    const limits: Partial<Record<By, Limit>> = LIMITS[limited];
    const counted = BYS.flatMap((by) => {
      const [limit, key] = [limits[by], asking[by]];
      const window = limit && windows.get(limit);
      return window && key !== undefined ? [{ window, key }] : [];
    });
    refuseIf(Math.max(0, ...counted.map(({ window, key }) => window.waitOf(key, at))));
    for (const { window, key } of counted) window.count(key, at);
  };
}

const BYS: readonly By[] = ['address', 'actor', 'target'];

function newGuessing(now: () => number): Limits['guess'] {
  const byOne = new Guesses(GUESSING.byOne);
  const byAll = new Guesses(GUESSING.byAll);
  return async ({ whose, by }, check) => {
    const one = `${by} ${whose}`;
    refuseIf(Math.max(byOne.waitOf(one, now()), byAll.waitOf(whose, now())));
    byOne.count(one, now());
    byAll.count(whose, now());
    const found = await check().catch((error: unknown) => {
      byOne.giveBack(one, now());
      byAll.giveBack(whose, now());
      throw error;
    });
    if (found !== null) {
      byOne.forget(one);
      byAll.giveBack(whose, now());
    }
    return found;
  };
}

function refuseIf(wait: number): void {
  if (wait > 0) throw new ProtocolError('RATE_LIMITED', { retryAfter: Math.ceil(wait) });
}
