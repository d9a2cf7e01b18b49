import type { Shown } from './shown.ts';

/** The picture of all ID-Certs on one span of time, without its lines and colours. Places are parts of the whole, 0 to 1. */
export interface TimeLine {
  readonly now: number;
  readonly ticks: readonly Tick[];
  /** One for each session, this browser's first, then the one that was at work last. */
  readonly rows: readonly Row[];
}

export interface Tick {
  readonly at: number;
  /** The first second of a month, UNIX seconds. */
  readonly month: number;
}

export interface Row {
  readonly sessionId: string;
  readonly isThis: boolean;
  /** The earliest first. */
  readonly marks: readonly Mark[];
}

export interface Mark {
  readonly shown: Shown;
  readonly from: number;
  readonly to: number;
  /** Drawn wide enough to be pressed. */
  readonly isWide: boolean;
}

/** The part of the line that a finger needs, on the narrowest screen. */
const FINGER = 0.08;
/** More ticks than that would run into each other there. */
const MOST_TICKS = 6;
/** Of the line, left free at its end. */
const REST = 0.02;
/** The part of the line that the name of a tick, or of now, takes on the narrowest screen. */
const NAME = 0.14;
/** Seconds before now that are always seen: else what was rotated today would lie on its edge. */
const LEAD = 10 * 24 * 60 * 60;

/** `since`: what ended before that is left out, UNIX seconds as all times; null leaves nothing out. */
export function timeLineOf(all: readonly Shown[], now: number, since: number | null): TimeLine {
  const seen = all.filter(({ until }) => since === null || until === null || until > since);
  const from = Math.max(since ?? 0, Math.min(now - LEAD, ...seen.map((each) => each.from)));
  const latest = Math.max(now, ...seen.map(({ until }) => until ?? now));
  const to = latest + (latest - from + 1) * REST;
  const place = (at: number) => Math.min(1, Math.max(0, (at - from) / (to - from)));
  const rows = [...Map.groupBy(seen, ({ sessionId }) => sessionId).values()].map((of) => rowOf(of, place));
  const ticks = ticksOf(from, to, place).filter(({ at }) => Math.abs(at - place(now)) > NAME);
  return { now: place(now), ticks, rows: rows.sort(thisFirst) };
}

function rowOf(of: readonly Shown[], place: (at: number) => number): Row {
  const marks = of.map((shown) => {
    const [from, to] = [place(shown.from), place(shown.until ?? shown.from)];
    return { shown, from, to, isWide: to - from >= FINGER };
  });
  const [first] = of;
  return {
    sessionId: first?.sessionId ?? '',
    isThis: first?.isThis ?? false,
    marks: marks.sort((a, b) => a.shown.from - b.shown.from),
  };
}

function thisFirst(a: Row, b: Row): number {
  return Number(b.isThis) - Number(a.isThis) || endOf(b) - endOf(a);
}

function endOf({ marks }: Row): number {
  return Math.max(...marks.map(({ shown }) => shown.until ?? shown.from));
}

/** Beginnings of months in local time, every one or as many apart as there is room for. */
function ticksOf(from: number, to: number, place: (at: number) => number): Tick[] {
  const begin = new Date(from * 1000);
  const months = (to - from) / (30 * 24 * 60 * 60);
  const step =
    [1, 2, 3, 6, 12].find((each) => months / each <= MOST_TICKS) ?? 12 * Math.ceil(months / 12 / MOST_TICKS);
  const ticks: Tick[] = [];
  for (let month = begin.getMonth() + 1; ticks.length <= 2 * MOST_TICKS; month += 1) {
    const start = new Date(begin.getFullYear(), month, 1);
    const at = start.getTime() / 1000;
    if (at >= to) break;
    const number = start.getFullYear() * 12 + start.getMonth();
    if (number % step === 0) ticks.push({ at: place(at), month: at });
  }
  return ticks;
}
