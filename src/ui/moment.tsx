import type { ReactNode } from 'react';
import { briefWords, dateWords, isoMoment, momentWords, timeWords } from './time.ts';

const WORDS = { day: dateWords, minute: momentWords, brief: briefWords, time: timeWords } as const;

/** A time in words: the day, the minute, briefly for tables, or the time of day alone. */
export function Moment({ at, to = 'day' }: { at: number; to?: keyof typeof WORDS }): ReactNode {
  return (
    <time dateTime={isoMoment(at)} title={momentWords(at)}>
      {WORDS[to](at)}
    </time>
  );
}
