import {
  defaultRangeExtractor,
  type Range,
  useWindowVirtualizer,
  type VirtualItem,
} from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useMemo, useState } from 'react';

interface WindowList {
  /** What tells each item from the others, in their order. The same array for as long as nothing changes. */
  readonly keys: readonly string[];
  /** The key of one that is drawn wherever it is, such as the one that has the focus; null for none. */
  readonly held: string | null;
  /** Pixels that an item is thought to take until it was measured. */
  readonly guess: number;
  /** How many are drawn above and below the window. */
  readonly beyond: number;
}

interface WindowItems<Item extends Element> {
  /** Those that are drawn, in their order. */
  readonly items: readonly VirtualItem[];
  /** Pixels of all together, and from the beginning of the page to the first. */
  readonly height: number;
  readonly top: number;
  /** For the `ref` of each item, which carries its `data-index`. */
  readonly measure: (item: Item | null) => void;
}

/** Those of a long list that are near the window, which scrolls. `list`: the element that holds them. */
export function useWindowItems<Item extends Element>(
  list: RefObject<HTMLElement | null>,
  { keys, held, guess, beyond }: WindowList,
): WindowItems<Item> {
  const top = useTop(list);
  const place = useMemo(() => (held === null ? -1 : keys.indexOf(held)), [keys, held]);
  const virtual = useWindowVirtualizer<Item>({
    count: keys.length,
    estimateSize: () => guess,
    overscan: beyond,
    scrollMargin: top,
    getItemKey: useCallback((index: number) => keys[index] ?? index, [keys]),
    // Else nothing would be drawn at first.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    rangeExtractor: useCallback((range: Range) => withHeld(defaultRangeExtractor(range), place), [place]),
    useFlushSync: false,
  });
  const items = virtual.getVirtualItems().filter(({ index }) => index < keys.length);
  return { items, height: virtual.getTotalSize(), top, measure: virtual.measureElement };
}

/** -1 for none. */
function withHeld(drawn: readonly number[], held: number): number[] {
  return held < 0 || drawn.includes(held) ? [...drawn] : [...drawn, held].sort((a, b) => a - b);
}

/** How far below the beginning of the page an element begins, whatever grows above it. */
function useTop(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const look = () => {
      if (element.current) setTop(Math.round(element.current.getBoundingClientRect().top + window.scrollY));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return top;
}
