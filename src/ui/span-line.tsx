import type { CSSProperties, ReactNode } from 'react';
import { cx } from './cx.ts';
import { type Span, shareAt, ticksOf } from './span-geometry.ts';
import styles from './span-line.module.css';

interface SpanLineProps {
  readonly span: Span;
  /** What its beginning, its window and its end are called, and their dates. */
  readonly marks: readonly [Mark, Mark, Mark];
  /** What stands over the hand. */
  readonly today: string;
  /** All that the picture says, in one sentence. */
  readonly text: string;
}

interface Mark {
  readonly name: string;
  readonly date: string;
}

/** A span of time as a ruler with a tick for each day, the window at its end, and a hand at now. */
export function SpanLine({ span, marks, today, text }: SpanLineProps): ReactNode {
  const { from, windowFrom, until, now } = span;
  const places = [from, windowFrom, until].map((at) => shareAt(span, at));
  return (
    <div className={styles['span']} role="img" aria-label={text}>
      <Label share={shareAt(span, now)} className={styles['today']}>
        {today}
      </Label>
      <Ruler span={span} />
      <div className={styles['marks']} aria-hidden="true">
        {marks.map(({ name, date }, place) => (
          // The one in the middle keeps to the longer side of its place.
          <Label key={name} share={places[place] ?? 0} isWhole className={styles['mark']}>
            {name}
            <b>{date}</b>
          </Label>
        ))}
      </div>
    </div>
  );
}

interface LabelProps {
  readonly share: number;
  /** Wholly to one side of its place, in place of across it. */
  readonly isWhole?: boolean;
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** Words at a place of the line, never past its ends. */
function Label({ share, isWhole = false, className, children }: LabelProps): ReactNode {
  const back = isWhole ? Math.round(share) : share;
  const style: CSSProperties = { left: percent(share), transform: `translateX(${percent(-back)})` };
  return (
    <span className={className} style={style} data-ends={back === 1} aria-hidden="true">
      {children}
    </span>
  );
}

function Ruler({ span }: { span: Span }): ReactNode {
  const [windowFrom, hand] = [percent(shareAt(span, span.windowFrom)), percent(shareAt(span, span.now))];
  return (
    <svg className={styles['ruler']} aria-hidden="true">
      {ticksOf(span).map(({ share, passed, inWindow }) => {
        const className = cx(inWindow && styles['inWindow'], passed ? styles['passed'] : styles['ahead']);
        return <line key={share} className={className} {...upright(percent(share), passed ? 28 : 20, 40)} />;
      })}
      <line className={styles['base']} x1="0" x2="100%" y1="40.5" y2="40.5" />
      <line className={styles['window']} x1={windowFrom} x2="100%" y1="13" y2="13" />
      <line className={styles['hand']} {...upright(hand, 4, 44)} />
    </svg>
  );
}

function upright(x: string, y1: number, y2: number) {
  return { x1: x, x2: x, y1, y2 };
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
