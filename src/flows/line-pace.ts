import type { UnixSeconds } from '../protocol/terms.ts';
import { fullJitter, LONGEST_WAIT } from './backoff.ts';
import type { LineEnd } from './gateway.ts';
import type { Ports } from './ports.ts';

/** What is remembered between two lines, so that a server that fails for good is asked calmly. */
export interface Pace {
  /** The last event that was dealt with. */
  readonly s: number | null;
  /** Lines in a row that came to nothing. */
  readonly failures: number;
  /** When those of the last `WINDOW` ended, the oldest first. */
  readonly failedAt: readonly UnixSeconds[];
  /** What the server was last asked because a line could not begin: is there such a route? */
  readonly probe: { readonly at: UnixSeconds; readonly isOffered: boolean } | null;
  /** When everything was last read anew. */
  readonly readAt: UnixSeconds | null;
  /** When the server last showed a key that is believed, if no line broke off since. */
  readonly metAt: UnixSeconds | null;
}

export const FIRST_PACE: Pace = {
  s: null,
  failures: 0,
  failedAt: [],
  probe: null,
  readAt: null,
  metAt: null,
};

/** Seconds. A line that lasted so long was no failure. */
const WORTHWHILE = 60;
/** Seconds, and how many lines may come to nothing in them: beside what `Patience` allows they stay below twenty requests. */
const WINDOW = 10 * 60;
const MOST_FAILURES = 6;

/** Seconds from one of the questions that a line's end leads to, to the next of its kind. */
const BETWEEN_QUESTIONS = LONGEST_WAIT / 1000;

/** After a line that began then and has ended now. */
export function paceAfter(before: Pace, end: LineEnd, begun: UnixSeconds, now: UnixSeconds): Pace {
  const { s } = end;
  // To know a number, or none, is no progress: it is what each line begins or ends with.
  const isFurther = s !== null && before.s !== null && s > before.s;
  const isFailure = !isFurther && now - begun < WORTHWHILE;
  const lately = before.failedAt.filter((at) => at <= now && at > now - WINDOW);
  return {
    ...before,
    s,
    failures: isFailure ? before.failures + 1 : 1,
    failedAt: isFailure ? [...lately, now] : lately,
    metAt: metAfter(before, end, begun),
  };
}

/** Is the server to show its key before the next line? While it refuses one after the other it need not each time. */
export function isMeetingDue({ metAt }: Pace, now: UnixSeconds): boolean {
  return metAt === null || metAt > now || metAt + WINDOW <= now;
}

/** Where nobody answered, or a line broke off, somebody else may be there by now. */
function metAfter(before: Pace, { why }: LineEnd, begun: UnixSeconds): UnixSeconds | null {
  if (why === 'lost') return null;
  return isMeetingDue(before, begun) ? begun : before.metAt;
}

/** May it be asked again, when it was last asked then? */
export function isQuestionDue(last: UnixSeconds | null | undefined, now: UnixSeconds): boolean {
  return questionDueIn(last, now) === 0;
}

/** Seconds. A clock that was set back keeps nobody away. */
export function questionDueIn(last: UnixSeconds | null | undefined, now: UnixSeconds): number {
  if (last === null || last === undefined || last > now) return 0;
  return Math.max(0, last + BETWEEN_QUESTIONS - now);
}

/** Milliseconds until the next line. */
export function waitFor({ failures, failedAt, probe }: Pace, ports: Ports): number {
  if (probe?.isOffered === false) return LONGEST_WAIT;
  const [oldest] = failedAt.slice(-MOST_FAILURES);
  const isFull = oldest !== undefined && failedAt.length >= MOST_FAILURES;
  const room = isFull ? oldest + WINDOW - ports.clock.now() : 0;
  return Math.max(room * 1000, fullJitter(failures, ports));
}
