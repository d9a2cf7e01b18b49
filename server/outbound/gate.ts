import { ClavesError } from '../../src/protocol/claves-error.ts';
import type { UnixSeconds } from '../../src/protocol/terms.ts';

const MOST_AT_ONCE = 16;
const MOST_PER_DOMAIN = 4;
/** Conversations with one domain in a minute. */
const MOST_A_MINUTE = 60;
const MINUTE = 60;
/** Seconds in which a domain is left alone that could not be spoken with. */
const QUIET = 30;
/** Domains that are remembered: beyond them, those that are at rest are forgotten. */
const MOST_REMEMBERED = 10_000;

interface Visits {
  running: number;
  /** Begun since `since`. */
  begun: number;
  since: UnixSeconds;
  quietUntil: UnixSeconds;
}

/** Nothing was asked. Seconds after which it may be tried again. */
export class TooBusy extends Error {
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super('too busy');
    this.retryAfter = retryAfter;
  }
}

/** Lets few conversations through at a time, so that nobody can use us to wear another server out, or us. */
export class Gate {
  readonly #now: () => UnixSeconds;
  readonly #visits = new Map<string, Visits>();
  #running = 0;

  constructor(now: () => UnixSeconds) {
    this.#now = now;
  }

  /** Throws `TooBusy`, or what `talk` throws; a `ClavesError` of it means that the domain could not be spoken with. */
  async pass<T>(domain: string, talk: () => Promise<T>): Promise<T> {
    const visits = this.#enter(domain);
    try {
      return await talk();
    } catch (error) {
      if (error instanceof ClavesError) visits.quietUntil = this.#now() + QUIET;
      throw error;
    } finally {
      visits.running -= 1;
      this.#running -= 1;
    }
  }

  #enter(domain: string): Visits {
    const now = this.#now();
    const visits = this.#visitsOf(domain, now);
    const wait = waitOf(visits, now);
    if (wait > 0) throw new TooBusy(wait);
    if (this.#running >= MOST_AT_ONCE || visits.running >= MOST_PER_DOMAIN) throw new TooBusy(1);
    visits.running += 1;
    visits.begun += 1;
    this.#running += 1;
    return visits;
  }

  #visitsOf(domain: string, now: UnixSeconds): Visits {
    const known = this.#visits.get(domain) ?? { running: 0, begun: 0, since: now, quietUntil: 0 };
    if (Math.abs(now - known.since) >= MINUTE) Object.assign(known, { begun: 0, since: now });
    if (!this.#visits.has(domain)) this.#remember(domain, known, now);
    return known;
  }

  #remember(domain: string, visits: Visits, now: UnixSeconds): void {
    if (this.#visits.size >= MOST_REMEMBERED) {
      for (const [name, { running, since, quietUntil }] of this.#visits) {
        if (running === 0 && now - since >= MINUTE && quietUntil <= now) this.#visits.delete(name);
      }
    }
    if (this.#visits.size >= MOST_REMEMBERED) throw new TooBusy(MINUTE);
    this.#visits.set(domain, visits);
  }
}

/** Seconds. A clock that was set back since ends the quiet. */
function waitOf({ begun, since, quietUntil }: Visits, now: UnixSeconds): number {
  const quiet = quietUntil - now;
  return Math.max(quiet > QUIET ? 0 : quiet, begun >= MOST_A_MINUTE ? since + MINUTE - now : 0);
}
