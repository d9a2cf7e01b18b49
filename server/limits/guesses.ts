import { RecentMap } from './recent-map.ts';
import type { Backoff } from './table.ts';

interface Wrong {
  readonly count: number;
  readonly last: number;
  /** Until when no other one is taken. */
  readonly until: number;
}

/** Wrong passwords by key, and how long whoever gave them has to wait. Nobody is locked out: the wait has an end. */
export class Guesses {
  readonly #backoff: Backoff;
  readonly #wrong: RecentMap<Wrong>;

  constructor(backoff: Backoff) {
    this.#backoff = backoff;
    this.#wrong = new RecentMap(({ last }, now) => last <= now - backoff.memory);
  }

  /** Seconds until one more may come; 0 for now. */
  waitOf(key: string, now: number): number {
    return Math.max(0, (this.#wrong.get(key, now)?.until ?? 0) - now);
  }

  /** As wrong, until it proves right: of many at once no more get through than of many in a row. */
  count(key: string, now: number): void {
    const count = (this.#wrong.get(key, now)?.count ?? 0) + 1;
    const { free, longest } = this.#backoff;
    const wait = count < free ? 0 : Math.min(longest, 2 ** (count - free));
    this.#wrong.set(key, { count, last: now, until: now + wait }, now);
  }

  /** One that was counted was not looked at. */
  giveBack(key: string, now: number): void {
    const wrong = this.#wrong.get(key, now);
    if (wrong) this.#wrong.set(key, { ...wrong, count: wrong.count - 1, until: now }, now);
  }

  forget(key: string): void {
    this.#wrong.delete(key);
  }
}
