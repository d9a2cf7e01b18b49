import type { ReactNode } from 'react';
import { dateWords, isoMoment, momentWords } from './time.ts';

/** A time in words: the day, or with `exact` the minute too. */
export function Moment({ at, exact = false }: { at: number; exact?: boolean }): ReactNode {
  return (
    <time dateTime={isoMoment(at)} title={momentWords(at)}>
      {exact ? momentWords(at) : dateWords(at)}
    </time>
  );
}
