/** The most that is remembered for one limit: a few megabytes, however many addresses somebody has. */
const MOST_KEYS = 10_000;

/** Remembers by key what was used lately: the longest unused goes first, where it is over or where there are too many. */
export class RecentMap<V> {
  readonly #entries = new Map<string, V>();
  readonly #isOver: (value: V, now: number) => boolean;
  readonly #most: number;

  constructor(isOver: (value: V, now: number) => boolean, most = MOST_KEYS) {
    this.#isOver = isOver;
    this.#most = most;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Nothing, where it is over. */
  get(key: string, now: number): V | undefined {
    const value = this.#entries.get(key);
    return value === undefined || this.#isOver(value, now) ? undefined : value;
  }

  set(key: string, value: V, now: number): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    for (const [oldest, its] of this.#entries) {
      if (this.#entries.size <= this.#most && !this.#isOver(its, now)) break;
      this.#entries.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
