import { type CSSProperties, type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { Choice } from '../../ui/choice.tsx';
import { dateWords, monthWords } from '../../ui/time.ts';
import { words } from '../../words/words.ts';
import type { Shown } from './shown.ts';
import styles from './time-line.module.css';
import { type Mark, type Row, type TimeLine, timeLineOf } from './time-line.ts';
import { barsOf, HEIGHT, TONES, WIDTH } from './time-line-bars.ts';
import { rowWords, sessionWords } from './words.ts';

const HALF_A_YEAR = 182 * 24 * 60 * 60;

interface TimeLineViewProps {
  readonly all: readonly Shown[];
  /** UNIX seconds. */
  readonly now: number;
  /** What the person calls sessions. */
  readonly names: Readonly<Record<string, string>>;
}

/** One line for each session, a bar on it for each ID-Cert, from its issue to its end. */
export function TimeLineView({ all, now, names }: TimeLineViewProps): ReactNode {
  const [since, setSince] = useState<'halfYear' | 'all'>('halfYear');
  const w = words().certificates.timeLine;
  const start = now - HALF_A_YEAR;
  const line = timeLineOf(all, now, since === 'all' ? null : start);
  const options = (['halfYear', 'all'] as const).map((value) => ({ value, label: w[value] }));
  return (
    <>
      {all.some(({ from }) => from < start) && (
        <Choice legend={w.since} size="small" options={options} value={since} onChange={setSince} />
      )}
      <div className={styles['line']}>
        <Axis line={line} />
        {line.rows.map((row) => (
          <RowView key={row.sessionId} row={row} line={line} now={now} name={sessionWords(row, names)} />
        ))}
      </div>
    </>
  );
}

/** For the eye alone: each row says its dates. */
function Axis({ line: { ticks, now } }: { line: TimeLine }): ReactNode {
  return (
    <div className={styles['axis']} aria-hidden="true">
      <div className={styles['scale']}>
        {ticks.map(({ at, month }) => (
          <span key={month} style={across(at)}>
            {monthWords(month)}
          </span>
        ))}
        <span className={styles['here']} style={across(now)}>
          {words().certificates.timeLine.now}
        </span>
      </div>
    </div>
  );
}

interface RowViewProps {
  readonly row: Row;
  readonly line: TimeLine;
  readonly now: number;
  readonly name: string;
}

function RowView({ row, line, now, name }: RowViewProps): ReactNode {
  const wide = row.marks.filter(({ isWide }) => isWide);
  return (
    <section className={styles['row']} aria-label={name}>
      <p className={styles['name']}>
        <strong>{name}</strong>
        <span>{rowWords(row, now)}</span>
      </p>
      <div className={styles['track']}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          <line className={styles['staff']} x1={0} x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
          {TONES.map((tone) => (
            <path key={tone} className={styles['bar']} data-tone={tone} d={barsOf(row, tone, line.now)} />
          ))}
        </svg>
        <span className={styles['now']} style={across(line.now)} aria-hidden="true" />
        {wide.map((mark) => (
          <MarkLink key={mark.shown.address} mark={mark} />
        ))}
      </div>
    </section>
  );
}

function MarkLink({ mark: { shown, from, to } }: { mark: Mark }): ReactNode {
  const { standings, timeLine } = words().certificates;
  const [begin, end] = [dateWords(shown.from), dateWords(shown.until ?? shown.from)];
  return (
    <Link
      href={`/certificates/${shown.address}`}
      className={styles['link'] ?? ''}
      style={{ ...across(from), inlineSize: `${100 * (to - from)}%` }}
      aria-label={timeLine.span(standings[shown.standing], begin, end)}
    />
  );
}

function across(at: number): CSSProperties {
  return { insetInlineStart: `${100 * at}%` };
}
