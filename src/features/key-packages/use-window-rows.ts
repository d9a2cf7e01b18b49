import {
  defaultRangeExtractor,
  type Range,
  useWindowVirtualizer,
  type VirtualItem,
} from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useMemo, useState } from 'react';
import type { KeyPackageRow } from '../../worker/use-cases.ts';

/** How many rows are drawn above and below the window. */
const BEYOND = 12;
/** Pixels of a row that was not measured yet: in one line, and where each is a paragraph (see the style sheet). */
const LINE = 44;
const PARAGRAPH = 150;
const WIDE = '(min-width: 82.01rem)';

interface WindowRows {
  /** The rows that are drawn, in their order. */
  readonly items: readonly VirtualItem[];
  /** Pixels that are left out before the item at a place among them, or after the last one. */
  readonly gapBefore: (place: number) => number;
  /** For the `ref` of each row, which carries its `data-index`. */
  readonly measure: (row: Element | null) => void;
}

/**
 * Those of many table rows that are near the window, which scrolls. `held`: the reference of one that is drawn wherever it
 * is, such as the one that has the focus.
 */
export function useWindowRows(
  rows: readonly KeyPackageRow[],
  held: string | null,
  body: RefObject<HTMLElement | null>,
): WindowRows {
  const top = useTop(body);
  const place = useMemo(() => (held === null ? -1 : rows.findIndex(({ ref }) => ref === held)), [rows, held]);
  // Asked once for all rows: it takes as long as drawing some of them.
  const estimate = matchMedia(WIDE).matches ? LINE : PARAGRAPH;
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count: rows.length,
    estimateSize: () => estimate,
    getItemKey: useCallback((index: number) => rows[index]?.ref ?? index, [rows]),
    overscan: BEYOND,
    scrollMargin: top,
    // Else nothing would be drawn at first.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    rangeExtractor: useCallback((range: Range) => withHeld(defaultRangeExtractor(range), place), [place]),
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems().filter(({ index }) => index < rows.length);
  const gapBefore = (place: number) => {
    const end = items[place]?.start ?? virtualizer.getTotalSize() + top;
    return Math.max(0, end - (items[place - 1]?.end ?? top));
  };
  return { items, gapBefore, measure: virtualizer.measureElement as WindowRows['measure'] };
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
