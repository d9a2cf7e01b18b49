import type { ReactNode } from 'react';
import { words } from '../words/words.ts';
import { Gauge } from './gauge.tsx';

const TONES = { good: 'accent', low: 'accent', amber: 'amber', red: 'red' } as const;

interface PoolGaugeProps {
  readonly pool: {
    readonly available: number;
    readonly target: number;
    readonly refillAt: number;
    readonly amber: number;
    readonly red: number;
    readonly level: keyof typeof TONES;
  };
  /** All that the picture says, in one sentence. */
  readonly text: string;
}

/** How full a pool is, on a scale that names its thresholds. */
export function PoolGauge({ pool, text }: PoolGaugeProps): ReactNode {
  const { available, target, refillAt, amber, red, level } = pool;
  const names = words().ui.pool;
  const marks = [
    { at: red, name: names.red },
    { at: amber, name: names.amber },
    { at: refillAt, name: names.refill },
    { at: target, name: names.target },
  ];
  return <Gauge value={available} max={target} tone={TONES[level]} marks={marks} text={text} />;
}
