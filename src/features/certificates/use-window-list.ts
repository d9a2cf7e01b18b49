import { type FocusEvent, type RefObject, useMemo, useState } from 'react';
import { useWindowItems } from '../../ui/use-window-items.ts';
import type { Shown } from './shown.ts';

/** Pixels of an entry, and entries beyond the window that are drawn. */
const GUESS = 52;
const BEYOND = 8;

/** The entries near the window, and the one that had the focus last. */
export function useWindowList(shown: readonly Shown[], list: RefObject<HTMLElement | null>) {
  const [held, setHeld] = useState<string | null>(null);
  const keys = useMemo(() => shown.map(({ address }) => address), [shown]);
  const near = useWindowItems<HTMLLIElement>(list, { keys, held, guess: GUESS, beyond: BEYOND });
  const hold = ({ target }: FocusEvent) => {
    const index = target.closest('li')?.dataset['index'];
    setHeld(index === undefined ? null : (keys[Number(index)] ?? null));
  };
  return { ...near, hold };
}
