/** How often one may ask, all of it: `docs/limits.md` says why. A request that is refused by one counts in none. */

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** So many requests of one class in any span of so many seconds. */
export interface Limit {
  readonly most: number;
  readonly seconds: number;
}

/** Of whom they are counted: `target` is one actor of this server, or another domain as a whole, asking about one actor. */
export type By = 'address' | 'actor' | 'target';

export const LIMITS = {
  everything: { address: { most: 1000, seconds: 10 } },
  reading: { address: { most: 600, seconds: MINUTE } },
  registering: { address: { most: 60, seconds: HOUR } },
  signingIn: { address: { most: 60, seconds: 10 * MINUTE } },
  /** Each writes a row. */
  challenging: { address: { most: 60, seconds: 10 * MINUTE } },
  rotating: { actor: { most: 30, seconds: 10 * MINUTE }, address: { most: 300, seconds: 10 * MINUTE } },
  uploading: { actor: { most: 60, seconds: 10 * MINUTE } },
  claiming: {
    actor: { most: 60, seconds: MINUTE },
    address: { most: 300, seconds: MINUTE },
    target: { most: 6, seconds: 10 * MINUTE },
  },
  /** Whatever else changes something. */
  changing: { actor: { most: 60, seconds: 10 * MINUTE }, address: { most: 300, seconds: 10 * MINUTE } },
} as const satisfies Record<string, Partial<Record<By, Limit>>>;

export type LimitedClass = keyof typeof LIMITS;

/** What wrong passwords cost. After the free ones each doubles the wait, from a second up to the longest, in seconds. */
export interface Backoff {
  readonly free: number;
  readonly longest: number;
  /** They are forgotten so many seconds after the last one. */
  readonly memory: number;
}

/** Of one name by one address (or, for the second factor, by one session), and of one name by all together. */
export const GUESSING = {
  byOne: { free: 5, longest: MINUTE, memory: HOUR },
  byAll: { free: 30, longest: 5, memory: HOUR },
} as const satisfies Record<string, Backoff>;
