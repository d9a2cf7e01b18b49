import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { SILENCE, said, takenBack } from './announcement.ts';

/** Has a text read out. Returns how to take it back, once it is no longer true: as an effect does when it is over. */
type AnnounceText = (text: string) => () => void;

const Announce = createContext<AnnounceText>(() => () => {});

/** Holds the page's one polite live region: it must be there before its text changes, to be read out. */
export function Announcer({ children }: { children: ReactNode }): ReactNode {
  const [{ text }, setAnnouncement] = useState(SILENCE);
  const announce = useCallback<AnnounceText>((next) => {
    const by = Symbol();
    setAnnouncement((last) => said(last, next, by));
    return () => setAnnouncement((last) => takenBack(last, by));
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
export function useAnnounce(): AnnounceText {
  return useContext(Announce);
}
