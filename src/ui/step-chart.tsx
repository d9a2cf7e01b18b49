import type { CSSProperties, ReactNode } from 'react';
import styles from './step-chart.module.css';

interface StepChartProps {
  /** What the line shows at each step, and the bar under it; both on one scale. */
  readonly steps: readonly { readonly line: number; readonly bar: number }[];
  /** Named heights; the scale ends at the highest, or at what is higher. In rising order. */
  readonly levels: readonly { readonly at: number; readonly name: string }[];
  /** What stands under its beginning and its end. */
  readonly ends: readonly [string, string];
  /** All that the picture says, in one sentence. */
  readonly text: string;
}

/** Counts over time: a line with a step for each, and a bar where something was taken. */
export function StepChart({ steps, levels, ends, text }: StepChartProps): ReactNode {
  const highest = Math.max(
    1,
    ...levels.map(({ at }) => at),
    ...steps.flatMap(({ line, bar }) => [line, bar]),
  );
  const up = (at: number): CSSProperties => ({ bottom: `${(100 * at) / highest}%` });
  return (
    <div className={styles['chart']} role="img" aria-label={text}>
      <div className={styles['plot']} aria-hidden="true">
        {levels.map(({ at, name }) => (
          <span key={name} className={styles['level']} style={up(at)}>
            <span>
              {name} <b>{at}</b>
            </span>
          </span>
        ))}
        <svg viewBox={`0 0 ${steps.length} ${highest}`} preserveAspectRatio="none" aria-hidden="true">
          {steps.map(({ bar }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
            <rect key={place} x={place + 0.3} y={highest - bar} width="0.4" height={bar} />
          ))}
          <path d={stepPath(steps, highest)} />
        </svg>
      </div>
      <div className={styles['ends']} aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
    </div>
  );
}

function stepPath(steps: StepChartProps['steps'], highest: number): string {
  const flats = steps.map(({ line }, place) => `${place === 0 ? 'M0 ' : 'V'}${highest - line}H${place + 1}`);
  return flats.join('');
}
