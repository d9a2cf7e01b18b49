import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';

const Announce = createContext<(text: string) => void>(() => {});

/** Holds the page's one polite live region: it must be there before its text changes, to be read out. */
export function Announcer({ children }: { children: ReactNode }): ReactNode {
  const [text, setText] = useState('');
  // What is said twice has to differ, or the region does not change: a space that is no break tells them apart.
  const announce = useCallback((next: string) => {
    setText((last) => (next !== '' && last === next ? `${next}\u00a0` : next));
  }, []);
  return (
    <Announce value={announce}>
      {children}
      <div role="status" className="visually-hidden">
        {text}
      </div>
    </Announce>
  );
}

/** A function that has a text read out by screen readers. */
export function useAnnounce(): (text: string) => void {
  return useContext(Announce);
}
