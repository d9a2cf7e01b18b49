import { type ReactNode, useEffect } from 'react';
import { useAnnounce } from './announcer.tsx';
import { Progress } from './progress.tsx';

/** What long work is at. `attempt` counts how often the same bytes were sent, from 1. */
export interface Work {
  readonly doing: 'working' | 'sending' | 'waiting';
  readonly attempt?: number;
  readonly made?: { readonly done: number; readonly of: number };
}

/** What is going on, in a sentence. */
export function workWords({ doing, attempt = 1 }: Work): string {
  if (doing === 'working') return 'Making and checking…';
  if (doing === 'waiting') return `No answer to attempt ${attempt}; the same bytes go out again in a moment.`;
  return attempt > 1
    ? `The answer was lost; sending the same bytes again: attempt ${attempt}.`
    : 'Sent; waiting for the answer…';
}

/** Long work as it goes on: the sentence, read out when it changes, and how much is made. */
export function Doing({ work }: { work: Work }): ReactNode {
  const announce = useAnnounce();
  const text = workWords(work);
  useEffect(() => {
    announce(text);
    return () => announce('');
  }, [announce, text]);
  const { doing, made } = work;
  if (doing === 'working' && made !== undefined) {
    return <Progress text={`${made.done} of ${made.of} KeyPackages made`} {...made} />;
  }
  return <p>{text}</p>;
}
