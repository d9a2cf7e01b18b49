import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './dial.module.css';
import { angleAt, arcPath, pointAt, type Span, type Tick, ticksOf } from './dial-geometry.ts';

interface DialProps {
  readonly span: Span;
  /** What stands in the middle: a count, and what it counts. */
  readonly count: string;
  readonly unit: string;
  /** All that the picture says, in one sentence. */
  readonly text: string;
}

/** A span of time as a ring with a tick for each day, the window at its end, and a hand at now. */
export function Dial({ span, count, unit, text }: DialProps): ReactNode {
  const hand = angleAt(span, span.now);
  return (
    <div className={styles['dial']} role="img" aria-label={text}>
      <svg viewBox="-104 -104 208 208" fill="none" aria-hidden="true">
        {ticksOf(span).map((tick) => (
          <TickLine key={tick.angle} tick={tick} />
        ))}
        <path className={styles['window']} d={arcPath(100, angleAt(span, span.windowFrom), 360)} />
        <Stroke className={styles['hand']} angle={hand} from={68} to={100} />
      </svg>
      <div className={styles['middle']} aria-hidden="true">
        <span className={styles['count']}>{count}</span>
        <span className={styles['unit']}>{unit}</span>
      </div>
    </div>
  );
}

function TickLine({ tick }: { tick: Tick }): ReactNode {
  const className = cx(tick.inWindow && styles['inWindow'], tick.passed ? styles['passed'] : styles['ahead']);
  return <Stroke className={className} angle={tick.angle} from={tick.passed ? 86 : 80} to={92} />;
}

function Stroke(props: {
  className: string | undefined;
  angle: number;
  from: number;
  to: number;
}): ReactNode {
  const [inner, outer] = [pointAt(props.from, props.angle), pointAt(props.to, props.angle)];
  return <line className={props.className} x1={inner.x} y1={inner.y} x2={outer.x} y2={outer.y} />;
}
