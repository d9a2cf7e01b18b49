import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type RefObject, useCallback, useLayoutEffect, useState } from 'react';
import type { Shown } from './shown.ts';

/** Pixels that an entry is thought to take until it was measured, and entries beyond the window that are drawn. */
const GUESS = 52;
const BEYOND = 8;

/** Those of a long list that are near the window, which scrolls, and the one that had the focus last. Sizes in pixels. */
export function useWindowList(shown: readonly Shown[], list: RefObject<HTMLElement | null>) {
  const top = useTop(list);
  const [held, setHeld] = useState<string | null>(null);
  const place = held === null ? -1 : shown.findIndex(({ address }) => address === held);
  const virtual = useWindowVirtualizer<HTMLLIElement>({
    count: shown.length,
    estimateSize: () => GUESS,
    overscan: BEYOND,
    scrollMargin: top,
    getItemKey: useCallback((index: number) => shown[index]?.address ?? index, [shown]),
    // Else nothing would be drawn at first.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    rangeExtractor: useCallback((range: Range) => withHeld(defaultRangeExtractor(range), place), [place]),
    useFlushSync: false,
  });
  const hold = ({ target }: FocusEvent) => {
    const index = target.closest('li')?.dataset['index'];
    setHeld(index === undefined ? null : (shown[Number(index)]?.address ?? null));
  };
  return {
    items: virtual.getVirtualItems(),
    height: virtual.getTotalSize(),
    /** How far below the beginning of the page the list begins. */
    top,
    measure: virtual.measureElement,
    hold,
  };
}

/** -1 for none. */
function withHeld(drawn: readonly number[], held: number): number[] {
  return held < 0 || drawn.includes(held) ? [...drawn] : [...drawn, held].sort((a, b) => a - b);
}

/** Whatever grows above it. */
function useTop(list: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const look = () => {
      if (list.current) setTop(Math.round(list.current.getBoundingClientRect().top + window.scrollY));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);
  return top;
}
