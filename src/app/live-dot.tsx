import { type ReactNode, useEffect, useId, useState } from 'react';
import styles from './live-dot.module.css';
import { liveWords, type ShownLiveness } from './live-words.ts';

/** Does the home server tell at once what happens? A shape for each state; pressed, it says the rest in a sentence. */
export function LiveDot({ liveness }: { liveness: ShownLiveness }): ReactNode {
  const id = useId();
  const now = useNow(liveness.state === 'offline');
  const { word, sentence } = liveWords(liveness, now);
  return (
    <>
      <button
        type="button"
        className={styles['live']}
        data-state={liveness.state}
        popoverTarget={id}
        title={sentence}
      >
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          <circle cx="7" cy="7" r="5" />
          {(liveness.state === 'offline' || liveness.state === 'halted') && <path d="M2 12 12 2" />}
          {liveness.state === 'not-offered' && <path d="M4.5 7h5" />}
        </svg>
        <span className={styles['word']}>{word}</span>
      </button>
      <p id={id} popover="auto" className={styles['sentence']}>
        {sentence}
      </p>
    </>
  );
}

/** Milliseconds since 1970, by the second while somebody counts them. */
function useNow(isCounting: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    if (!isCounting) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isCounting]);
  return now;
}
