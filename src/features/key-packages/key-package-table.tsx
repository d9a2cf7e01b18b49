import { type ReactNode, useState } from 'react';
import { Choice } from '../../ui/choice.tsx';
import { Moment } from '../../ui/moment.tsx';
import { AT_ONCE, ShowMore } from '../../ui/show-more.tsx';
import { countWords } from '../../words/numbers.ts';
import type { KeyPackageRow } from '../../worker/use-cases.ts';
import { countByFilter, type Filter, rowsOf, STATE_WORDS } from './filter.ts';
import styles from './key-packages.module.css';

/** All KeyPackages that this session ever made, by state. */
export function KeyPackageTable({ rows }: { rows: readonly KeyPackageRow[] }): ReactNode {
  const [filter, setFilter] = useState<Filter>('waiting');
  const [shown, setShown] = useState(AT_ONCE);
  const chosen = rowsOf(rows, filter);
  const options = countByFilter(rows).map(({ filter: value, name, count }) => ({
    value,
    label: `${name} ${countWords(count)}`,
  }));
  return (
    <>
      <Choice legend="Which KeyPackages" size="small" options={options} value={filter} onChange={setFilter} />
      <table className={styles['table']}>
        <caption className="visually-hidden">
          KeyPackages of this session, the last-resort one before the others, then the latest first
        </caption>
        <thead>
          <tr>
            <th scope="col">Reference</th>
            <th scope="col">State</th>
            <th scope="col">Made</th>
            <th scope="col">Published</th>
            <th scope="col">Claimed</th>
            <th scope="col">Runs out</th>
            <th scope="col">ID-Cert serial</th>
          </tr>
        </thead>
        <tbody>
          {chosen.slice(0, shown).map((row) => (
            <Row key={row.ref} row={row} />
          ))}
        </tbody>
      </table>
      {chosen.length === 0 && <p>There is none.</p>}
      <ShowMore shown={shown} of={chosen.length} onShow={setShown} />
    </>
  );
}

function Row({ row }: { row: KeyPackageRow }): ReactNode {
  return (
    <tr>
      <th scope="row">
        <code title={row.ref}>{row.ref.slice(0, 12)}</code>
      </th>
      <td>
        <span className={styles['state']} data-state={row.state}>
          {STATE_WORDS[row.state]}
          {row.kind === 'last-resort' && (row.handedOut ? ', last resort, handed out' : ', last resort')}
          {!row.hasPrivateHalf && ', private half deleted'}
        </span>
      </td>
      <td data-name="Made">
        <Moment at={row.createdAt} to="brief" />
      </td>
      <td data-name="Published">
        <Perhaps at={row.publishedAt} />
      </td>
      <td data-name="Claimed">
        <Perhaps at={row.claimedAt} />
      </td>
      <td data-name="Runs out">
        <Moment at={row.notAfter} to="brief" />
      </td>
      <td data-name="ID-Cert serial">
        <code>{row.serial}</code>
      </td>
    </tr>
  );
}

function Perhaps({ at }: { at: number | null }): ReactNode {
  return at === null ? <span className={styles['none']}>no</span> : <Moment at={at} to="brief" />;
}
