import { Fragment, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { words } from '../../words/words.ts';
import type { KeyPackageRow } from '../../worker/use-cases.ts';
import { rowsOf } from './filter.ts';
import { Filters } from './filters.tsx';
import styles from './key-packages.module.css';
import { lastOpened } from './opened.ts';
import { COLUMNS, TableRow } from './table-row.tsx';
import { useFilter } from './use-filter.ts';
import { useWindowRows } from './use-window-rows.ts';

/** All KeyPackages that this session ever made. */
export function KeyPackageTable({ rows }: { rows: readonly KeyPackageRow[] }): ReactNode {
  const [filter, change] = useFilter();
  const chosen = useMemo(() => rowsOf(rows, filter), [rows, filter]);
  const w = words().keyPackages.table;
  return (
    <>
      <Filters rows={rows} filter={filter} onChange={change} />
      <p role="status" className={styles['count']}>
        {chosen.length === 0 ? w.none : w.count(chosen.length)}
      </p>
      <table className={styles['table']} aria-rowcount={chosen.length + 1}>
        <caption className="visually-hidden">{w.caption}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={styles[column]}>
                {w.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <Body rows={chosen} />
      </table>
    </>
  );
}

/** Draws the rows near the window alone, and the one that has the focus. */
function Body({ rows }: { rows: readonly KeyPackageRow[] }): ReactNode {
  const body = useRef<HTMLTableSectionElement>(null);
  const [held, setHeld] = useState(lastOpened);
  const { items, gapBefore, measure } = useWindowRows(rows, held, body);
  useFocusOnReturn(body);
  return (
    <tbody ref={body} onBlur={() => setHeld(null)}>
      {items.map(({ index, key }, place) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <Fragment key={key}>
            <Gap height={gapBefore(place)} />
            <TableRow row={row} index={index} measure={measure} onFocus={setHeld} />
          </Fragment>
        );
      })}
      <Gap height={gapBefore(items.length)} />
    </tbody>
  );
}

/** Whoever comes back from a KeyPackage stands where they left. */
function useFocusOnReturn(body: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const ref = lastOpened();
    if (ref === null) return;
    body.current?.querySelector<HTMLElement>(`[data-ref="${CSS.escape(ref)}"] a`)?.focus();
  }, [body]);
}

/** Room of the rows that are not drawn. */
function Gap({ height }: { height: number }): ReactNode {
  if (height === 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus.
    <tr className={styles['gap']} aria-hidden="true" style={{ height }}>
      <td colSpan={COLUMNS.length} />
    </tr>
  );
}
