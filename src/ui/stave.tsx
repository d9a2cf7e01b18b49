import type { ReactNode } from 'react';
import { words } from '../words/words.ts';
import styles from './stave.module.css';

export interface StaveStep {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly state: 'done' | 'now' | 'next';
  /** What is going on in this step just now. */
  readonly doing?: ReactNode;
  /** A double bar line before it: from here on there is no way back. */
  readonly noReturn?: string;
}

/** The state of the step at `place` while all stands at `now`; a `now` past the last one means that all is done. */
export function stepState(place: number, now: number): StaveStep['state'] {
  if (place < now) return 'done';
  return place === now ? 'now' : 'next';
}

interface StaveProps {
  readonly label: string;
  readonly steps: readonly StaveStep[];
  /** Does something move, or does it stand at `now`? */
  readonly playing: boolean;
}

/** Steps as notes that rise along a stave: filled when done, the accent where it stands. */
export function Stave({ label, steps, playing }: StaveProps): ReactNode {
  return (
    <ol className={styles['stave']} aria-label={label} data-playing={playing}>
      {steps.map((step, place) => (
        <li
          key={step.id}
          className={styles['step']}
          data-state={step.state}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <Bar place={place} step={step} last={place === steps.length - 1} />
          <div className={styles['words']}>
            <p className={styles['name']}>
              <span className="visually-hidden">{words().ui.step[step.state]}: </span>
              {step.name}
            </p>
            <p className={styles['text']}>{step.text}</p>
            {step.noReturn !== undefined && <p className={styles['return']}>{step.noReturn}</p>}
            {step.doing !== undefined && <div className={styles['doing']}>{step.doing}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** On half pixels, so that a line is one pixel wide, not two. */
const LINES = [16.5, 28.5, 40.5, 52.5, 64.5];
const MIDDLE = 40.5;
/** The space below the lowest line; each further note is one space higher. */
const LOWEST = 70.5;
const SPACE = 12;

/** One bar, drawn twice: along for wide pages and down for narrow ones; the style sheet shows one. */
function Bar({ place, step, last }: { place: number; step: StaveStep; last: boolean }): ReactNode {
  const pitch = LOWEST - SPACE * place;
  const bars = { noReturn: step.noReturn !== undefined, last };
  return (
    <>
      <BarAlong pitch={pitch} {...bars} />
      <BarDown pitch={81 - pitch} {...bars} />
    </>
  );
}

interface BarProps {
  /** Where the note lies across the lines. */
  readonly pitch: number;
  readonly noReturn: boolean;
  readonly last: boolean;
}

function BarAlong({ pitch, noReturn, last }: BarProps): ReactNode {
  return (
    <svg className={styles['along']} aria-hidden="true">
      {LINES.map((y) => (
        <line key={y} className={styles['line']} x1="0" x2="100%" y1={y} y2={y} />
      ))}
      {noReturn && <path className={styles['double']} d="M1 16V65M5 16V65" />}
      {last && <line className={styles['closing']} x1="100%" x2="100%" y1="16" y2="65" />}
      <g className={styles['note']}>
        <ellipse cx="26" cy={pitch} rx="8" ry="5.5" transform={`rotate(-20 26 ${pitch})`} />
        <path d={pitch > MIDDLE ? `M33.3 ${pitch - 2.5}v-38` : `M18.7 ${pitch + 2.5}v38`} />
      </g>
    </svg>
  );
}

function BarDown({ pitch, noReturn, last }: BarProps): ReactNode {
  return (
    <svg className={styles['down']} aria-hidden="true">
      {LINES.map((x) => (
        <line key={x} className={styles['line']} x1={x} x2={x} y1="0" y2="100%" />
      ))}
      {noReturn && <path className={styles['double']} d="M16 1H65M16 5H65" />}
      {last && <line className={styles['closing']} x1="16" x2="65" y1="100%" y2="100%" />}
      <g className={styles['note']}>
        <ellipse cx={pitch} cy="25" rx="8" ry="5.5" transform={`rotate(-20 ${pitch} 25)`} />
      </g>
    </svg>
  );
}
