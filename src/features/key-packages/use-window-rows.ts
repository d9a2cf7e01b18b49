import { type RefObject, useMemo } from 'react';
import { useWindowItems } from '../../ui/use-window-items.ts';
import type { KeyPackageRow } from '../../worker/use-cases.ts';

/** How many rows are drawn above and below the window. */
const BEYOND = 12;
/** Pixels of a row that was not measured yet: in one line, and where each is a paragraph (see the style sheet). */
const LINE = 44;
const PARAGRAPH = 150;
const WIDE = '(min-width: 82.01rem)';

/**
 * Those of many table rows that are near the window. `held`: the reference of one that is drawn wherever it is. `gapBefore`:
 * pixels that are left out before the item at a place among them, or after the last one.
 */
export function useWindowRows(
  rows: readonly KeyPackageRow[],
  held: string | null,
  body: RefObject<HTMLElement | null>,
) {
  const keys = useMemo(() => rows.map(({ ref }) => ref), [rows]);
  // Asked once for all rows: it takes as long as drawing some of them.
  const guess = matchMedia(WIDE).matches ? LINE : PARAGRAPH;
  const near = useWindowItems<HTMLTableRowElement>(body, { keys, held, guess, beyond: BEYOND });
  const { items, height, top, measure } = near;
  const gapBefore = (place: number) => {
    const end = items[place]?.start ?? height + top;
    return Math.max(0, end - (items[place - 1]?.end ?? top));
  };
  return { items, gapBefore, measure };
}
