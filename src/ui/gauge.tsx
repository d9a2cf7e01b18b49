import type { CSSProperties, ReactNode } from 'react';
import styles from './gauge.module.css';

interface GaugeProps {
  readonly value: number;
  /** The scale's end where the value is not beyond it. */
  readonly max: number;
  /** Named places on the scale, in rising order. */
  readonly marks: readonly { readonly at: number; readonly name: string }[];
  readonly tone: 'accent' | 'amber' | 'red';
  /** All that the picture says, in one sentence. */
  readonly text: string;
}

/** A count on a ruled scale. */
export function Gauge({ value, max, marks, tone, text }: GaugeProps): ReactNode {
  const end = Math.max(max, value);
  const across = (at: number): CSSProperties => ({ insetInlineStart: `${(100 * at) / end}%` });
  return (
    <div className={styles['gauge']} data-tone={tone} role="img" aria-label={text}>
      <div className={styles['bar']}>
        <div className={styles['filled']} style={{ inlineSize: `${(100 * value) / end}%` }} />
      </div>
      <div className={styles['scale']}>
        {Array.from({ length: 21 }, (_, tick) => (tick * end) / 20).map((at) => (
          <span key={at} className={styles['tick']} style={across(at)} />
        ))}
        {marks.map(({ at, name }) => (
          <span key={name} className={styles['mark']} style={across(at)} data-last={at === end}>
            <b>{at}</b> {name}
          </span>
        ))}
      </div>
    </div>
  );
}
