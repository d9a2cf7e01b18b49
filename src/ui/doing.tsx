import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Words } from '../words/en/en.ts';
import { words } from '../words/words.ts';
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

const SENT: Readonly<Record<string, keyof Words['ui']['work']['same']>> = {
  ENROLLING: 'key',
  PREPARED: 'key',
  STAGED: 'keyPackages',
  UPLOADED: 'lastResort',
};

/** What is going on, in a sentence. It is true of no answer, and of one such as 429 or 503. */
export function workWords({ doing, state = '', attempt = 1, isResumed = false }: Work): string {
  const w = words().ui.work;
  const same = w.same[SENT[state] ?? 'bytes'];
  if (doing === 'working') return w.working;
  if (doing === 'waiting') return w.waiting(attempt, same);
  if (attempt > 1) return w.again(attempt, same);
  return isResumed ? w.resumed(same) : w.sent;
}

/** Long work as it goes on: the sentence, read out when it changes, and how much is made. */
export function Doing({ work }: { work: Work }): ReactNode {
  const announce = useAnnounce();
  const text = workWords(work);
  useEffect(() => announce(text), [announce, text]);
  const { doing, made, wait, attempt } = work;
  if (doing === 'working' && made !== undefined) {
    return <Progress text={words().ui.work.made(made.done, made.of)} {...made} />;
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
  const { nextTry, tryNow } = words().ui.work;
  const [left, setLeft] = useState(Math.ceil(wait / 1000));
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p>
      <span aria-hidden="true">{nextTry(left)} </span>
      {hurry && (
        <Button kind="text" onPress={hurry}>
          {tryNow}
        </Button>
      )}
    </p>
  );
}
