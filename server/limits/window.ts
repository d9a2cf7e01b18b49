import { RecentMap } from './recent-map.ts';
import type { Limit } from './table.ts';

/** Counts requests by key, exactly: in any span of so many seconds at most so many. */
export class Window {
  readonly #limit: Limit;
  /** When the latest ones were, the oldest first. */
  readonly #times: RecentMap<readonly number[]>;

  constructor(limit: Limit, mostKeys?: number) {
    this.#limit = limit;
    this.#times = new RecentMap((times, now) => (times.at(-1) ?? 0) <= now - limit.seconds, mostKeys);
  }

  /** Seconds until one more may come; 0 for now. */
  waitOf(key: string, now: number): number {
    const times = this.#within(key, now);
    const oldest = times.at(-this.#limit.most);
    return oldest === undefined ? 0 : oldest + this.#limit.seconds - now;
  }

  count(key: string, now: number): void {
    this.#times.set(key, [...this.#within(key, now), now], now);
  }

  #within(key: string, now: number): readonly number[] {
    const times = this.#times.get(key, now) ?? [];
    const first = times.findIndex((time) => time > now - this.#limit.seconds);
    return first === 0 ? times : times.slice(first);
  }
}
