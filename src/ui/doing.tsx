import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useAnnounce } from './announcer.tsx';
import { Button } from './button.tsx';
import { Progress } from './progress.tsx';

/** What long work is at. */
export interface Work {
  readonly doing: 'working' | 'sending' | 'waiting';
  /** Where it stands, such as `PREPARED`: that tells what is sent. */
  readonly state?: string;
  /** How often the same bytes were sent, from 1. */
  readonly attempt?: number;
  /** Milliseconds until they are sent again. */
  readonly wait?: number;
  /** It stood here before: what is sent now may have been sent then. */
  readonly isResumed?: boolean;
  readonly made?: { readonly done: number; readonly of: number };
}

/** How a wait before the next attempt is cut short; null where it cannot be. */
export const HurryContext = createContext<(() => void) | null>(null);

const SENT: Readonly<Record<string, string>> = {
  ENROLLING: 'the same key',
  PREPARED: 'the same key',
  STAGED: 'the same KeyPackages',
  UPLOADED: 'the same last-resort KeyPackage',
};

/** What is going on, in a sentence. It is true of no answer, and of one such as 429 or 503. */
export function workWords({ doing, state = '', attempt = 1, isResumed = false }: Work): string {
  const same = SENT[state] ?? 'the same bytes';
  if (doing === 'working') return 'Making and checking…';
  if (doing === 'waiting')
    return `No answer to attempt ${attempt}, or one that says to try later: ${same} will be sent again.`;
  if (attempt > 1)
    return `The answer was lost, or said to try later; sending ${same} again: attempt ${attempt}.`;
  if (isResumed) return `An earlier answer may have been lost; sending ${same} again.`;
  return 'Sent; waiting for the answer…';
}

/** Long work as it goes on: the sentence, read out when it changes, and how much is made. */
export function Doing({ work }: { work: Work }): ReactNode {
  const announce = useAnnounce();
  const text = workWords(work);
  useEffect(() => announce(text), [announce, text]);
  const { doing, made, wait, attempt } = work;
  if (doing === 'working' && made !== undefined) {
    return <Progress text={`${made.done} of ${made.of} KeyPackages made`} {...made} />;
  }
  return (
    <>
      <p>{text}</p>
      {doing === 'waiting' && wait !== undefined && <NextTry key={attempt} wait={wait} />}
    </>
  );
}

/** Counts the seconds down, for the eye alone, and lets a person try at once. */
function NextTry({ wait }: { wait: number }): ReactNode {
  const hurry = useContext(HurryContext);
  const [left, setLeft] = useState(Math.ceil(wait / 1000));
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p>
      <span aria-hidden="true">Next try in {left} s. </span>
      {hurry && (
        <Button kind="text" onPress={hurry}>
          Try now
        </Button>
      )}
    </p>
  );
}
