import type { ReactNode } from 'react';
import { briefWords, dateWords, isoMoment, momentWords } from './time.ts';

const WORDS = { day: dateWords, minute: momentWords, brief: briefWords } as const;

/** A time in words: the day, the minute, or briefly for tables. */
export function Moment({ at, to = 'day' }: { at: number; to?: keyof typeof WORDS }): ReactNode {
  return (
    <time dateTime={isoMoment(at)} title={momentWords(at)}>
      {WORDS[to](at)}
    </time>
  );
}
