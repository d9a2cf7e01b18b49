const DAY = 86_400;
const MOST_TICKS = 60;

/** A span of time with a window at its end. UNIX seconds. */
export interface Span {
  readonly from: number;
  readonly windowFrom: number;
  readonly until: number;
  readonly now: number;
}

export interface Tick {
  /** Degrees clockwise from the top. */
  readonly angle: number;
  readonly passed: boolean;
  readonly inWindow: boolean;
}

/** Where a time lies on the ring, in degrees clockwise from the top; held within the span. */
export function angleAt(span: Span, time: number): number {
  const share = (time - span.from) / Math.max(1, span.until - span.from);
  return 360 * Math.min(1, Math.max(0, share));
}

/** A tick in the middle of each day, sixty at most. */
export function ticksOf(span: Span): Tick[] {
  const days = Math.round((span.until - span.from) / DAY);
  const count = Math.min(MOST_TICKS, Math.max(1, days));
  return Array.from({ length: count }, (_, place) => {
    const at = span.from + ((place + 0.5) * (span.until - span.from)) / count;
    return { angle: angleAt(span, at), passed: at < span.now, inWindow: at >= span.windowFrom };
  });
}

/** A point on a circle around the origin, `angle` in degrees clockwise from the top. */
export function pointAt(radius: number, angle: number): { x: number; y: number } {
  const radians = (angle * Math.PI) / 180;
  return { x: round(radius * Math.sin(radians)), y: round(-radius * Math.cos(radians)) };
}

/** An SVG path along a circle. Short of a full turn, which SVG cannot draw as one arc. */
export function arcPath(radius: number, from: number, to: number): string {
  const end = Math.min(to, from + 359.9);
  const [start, stop] = [pointAt(radius, from), pointAt(radius, end)];
  const large = end - from > 180 ? 1 : 0;
  return `M${start.x} ${start.y}A${radius} ${radius} 0 ${large} 1 ${stop.x} ${stop.y}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
