import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Moment } from '../../ui/moment.tsx';
import { words } from '../../words/words.ts';
import type { KeyPackageRow } from '../../worker/use-cases.ts';
import styles from './key-packages.module.css';
import { noteOpened } from './opened.ts';
import { shortRef, stateWords } from './state-words.ts';

export const COLUMNS = ['ref', 'state', 'made', 'uploaded', 'claimed', 'runsOut', 'serial'] as const;

interface TableRowProps {
  readonly row: KeyPackageRow;
  /** Among those that the filter keeps, from 0. */
  readonly index: number;
  readonly measure: (row: HTMLTableRowElement | null) => void;
  readonly onFocus: (ref: string) => void;
}

/** A KeyPackage in brief; its reference leads to all of it. The heading is row 1. */
export function TableRow({ row, index, measure, onFocus }: TableRowProps): ReactNode {
  const { ref, state, createdAt, publishedAt, claimedAt, notAfter, serial } = row;
  const { made, uploaded, claimed, runsOut, serial: serialName } = words().keyPackages.table.columns;
  return (
    <tr
      ref={measure}
      className={styles['row']}
      aria-rowindex={index + 2}
      data-index={index}
      data-ref={ref}
      onFocus={() => onFocus(ref)}
    >
      <th scope="row">
        <Link href={`/key-packages/${ref}`} onClick={() => noteOpened(ref)}>
          <code>{shortRef(ref)}</code>
        </Link>
      </th>
      <td className={styles['state']} data-state={state}>
        {stateWords(row)}
      </td>
      <td data-name={made}>
        <Moment at={createdAt} to="brief" />
      </td>
      <td data-name={uploaded}>
        <Perhaps at={publishedAt} />
      </td>
      <td data-name={claimed}>
        <Perhaps at={claimedAt} />
      </td>
      <td data-name={runsOut}>
        <Moment at={notAfter} to="brief" />
      </td>
      <td data-name={serialName}>
        <code>{serial}</code>
      </td>
    </tr>
  );
}

function Perhaps({ at }: { at: number | null }): ReactNode {
  if (at === null) return <span className={styles['none']}>{words().keyPackages.table.no}</span>;
  return <Moment at={at} to="brief" />;
}
