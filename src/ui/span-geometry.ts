const DAY = 86_400;
const MOST_TICKS = 60;

/** A span of time that something is due in from `windowFrom` on. UNIX seconds. */
export interface Span {
  readonly from: number;
  readonly windowFrom: number;
  readonly until: number;
  readonly now: number;
}

interface Tick {
  /** Where it stands along the line, from 0 to 1. */
  readonly share: number;
  readonly passed: boolean;
  readonly inWindow: boolean;
}

/** Where a time lies along the line, from 0 to 1; held within the span. */
export function shareAt(span: Span, time: number): number {
  const share = (time - span.from) / Math.max(1, span.until - span.from);
  return Math.min(1, Math.max(0, share));
}

/** A tick in the middle of each day, sixty at most. */
export function ticksOf(span: Span): Tick[] {
  const days = Math.round((span.until - span.from) / DAY);
  const count = Math.min(MOST_TICKS, Math.max(1, days));
  return Array.from({ length: count }, (_, place) => {
    const at = span.from + ((place + 0.5) * (span.until - span.from)) / count;
    return { share: shareAt(span, at), passed: at < span.now, inWindow: at >= span.windowFrom };
  });
}
