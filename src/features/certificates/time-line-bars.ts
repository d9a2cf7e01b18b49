import type { Standing } from './actions.ts';
import type { Mark, Row } from './time-line.ts';

/** The width of the picture in its own units; it is stretched to the page's. */
export const WIDTH = 1000;
export const HEIGHT = 44;
/** What is shorter than that would not be seen. */
const LEAST = 2;
const BODY = { top: 17, bottom: 27 };

/** How a bar is drawn: in force until now; what is left of that; over; never to be trusted. */
type Tone = 'force' | 'ahead' | 'past' | 'bad';
export const TONES: readonly Tone[] = ['past', 'bad', 'ahead', 'force'];

const TONE_OF: Readonly<Record<Standing, Tone>> = {
  current: 'force',
  elsewhere: 'force',
  pending: 'ahead',
  superseded: 'past',
  'elsewhere-past': 'past',
  rejected: 'bad',
  stray: 'bad',
  revoked: 'bad',
};

/** The outline of all bars of a row that are drawn alike, so that a thousand of them are one shape. `now`: its place. */
export function barsOf({ marks }: Row, tone: Tone, now: number): string {
  return marks
    .flatMap((mark) => barsOfMark(mark, now))
    .flatMap((each) => (each.tone === tone ? [outline(each.from, each.to)] : []))
    .join('');
}

/** What is in force is parted by now. */
function barsOfMark({ shown: { standing }, from, to }: Mark, now: number) {
  const tone = TONE_OF[standing];
  if (tone !== 'force' || to <= now) return [{ tone, from, to }];
  return [
    { tone, from, to: now },
    { tone: 'ahead', from: now, to },
  ];
}

function outline(from: number, to: number): string {
  const left = round(from * WIDTH);
  const width = Math.max(LEAST, round((to - from) * WIDTH));
  return `M${left} ${BODY.top}h${width}V${BODY.bottom}h${-width}z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
