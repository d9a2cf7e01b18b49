import type { ReactNode } from 'react';
import { PoolGauge } from '../ui/pool-gauge.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { Reading } from '../ui/reading.tsx';
import { SpanLine } from '../ui/span-line.tsx';
import { StepChart } from '../ui/step-chart.tsx';
import styles from './gallery.module.css';
import type { Specimen } from './specimen.ts';

const POOL = { target: 100, refillAt: 50, amber: 25, red: 10 };

function Gauges(): ReactNode {
  const pools = [
    { ...POOL, available: 100, level: 'good' },
    { ...POOL, available: 48, level: 'low' },
    { ...POOL, available: 20, level: 'amber' },
    { ...POOL, available: 0, level: 'red' },
  ] as const;
  return pools.map((pool) => (
    <PoolGauge key={pool.level} pool={pool} text={`${pool.available} of ${pool.target} are waiting.`} />
  ));
}

const DAY = 86_400;

/** At its beginning, in the middle, in its window and past its end. */
function Spans(): ReactNode {
  return [0, 20, 50, 70].map((days) => (
    <SpanLine
      key={days}
      span={{ from: 0, windowFrom: 40 * DAY, until: 60 * DAY, now: days * DAY }}
      marks={[
        { name: 'Issued', date: '25 November' },
        { name: 'Renewal opens', date: '4 January' },
        { name: 'Runs out', date: '24 January' },
      ]}
      today="Today"
      text={`Day ${days} of 60.`}
    />
  ));
}

function Steps(): ReactNode {
  const steps = Array.from({ length: 30 }, (_, day) => ({ line: 100 - ((day * 7) % 60), bar: day % 8 }));
  return (
    <StepChart
      steps={steps}
      levels={[
        { at: 50, name: 'refill' },
        { at: 100, name: 'target' },
      ]}
      ends={['30 days ago', 'today']}
      text="The stock of the last 30 days."
    />
  );
}

function Readings(): ReactNode {
  return (
    <div className={styles['row']}>
      {(['ink', 'amber', 'red'] as const).map((tone) => (
        <Reading key={tone} value="37" unit="days" tone={tone} />
      ))}
    </div>
  );
}

function Codes(): ReactNode {
  return <QrCode content="0F1E 2D3C 4B5A 6978" text="The fingerprint as a QR code." />;
}

export const CHARTS: readonly Specimen[] = [
  { name: 'Pool gauge', Matter: Gauges },
  { name: 'Span line', Matter: Spans },
  { name: 'Step chart', Matter: Steps },
  { name: 'Reading', Matter: Readings },
  { name: 'QR code', Matter: Codes },
];
