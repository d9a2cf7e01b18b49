import { type ReactNode, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { Choice } from '../../ui/choice.tsx';
import { groupsOfFour } from '../../ui/fingerprint.tsx';
import { countWords } from '../../words/numbers.ts';
import { words } from '../../words/words.ts';
import styles from './list.module.css';
import type { Shown } from './shown.ts';
import { useWindowList } from './use-window-list.ts';
import { sessionWords, spanWords } from './words.ts';

interface ListProps {
  readonly all: readonly Shown[];
  /** What the person calls sessions. */
  readonly names: Readonly<Record<string, string>>;
}

type Which = 'all' | 'here' | 'elsewhere';

/** All of them, the latest first, each a link to its page. */
export function List({ all, names }: ListProps): ReactNode {
  const [which, setWhich] = useState<Which>('all');
  const w = words().certificates.list;
  const chosen = useMemo(() => chosenOf(all, which), [all, which]);
  const options = (['all', 'here', 'elsewhere'] as const).map((value) => {
    return { value, label: w[value](countWords(chosenOf(all, value).length)) };
  });
  return (
    <>
      {all.some(({ isThis }) => !isThis) && (
        <Choice legend={w.which} size="small" options={options} value={which} onChange={setWhich} />
      )}
      <Entries shown={chosen} names={names} />
    </>
  );
}

function chosenOf(all: readonly Shown[], which: Which): readonly Shown[] {
  return which === 'all' ? all : all.filter(({ isThis }) => isThis === (which === 'here'));
}

/** Only what is near the window is drawn, so that a thousand are as light as ten. */
function Entries({ shown, names }: { shown: readonly Shown[]; names: ListProps['names'] }): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const { items, height, top, measure, hold } = useWindowList(shown, list);
  return (
    <ul ref={list} className={styles['list']} style={{ height }} onFocus={hold}>
      {items.map(({ index, key, start }) => {
        const each = shown[index];
        if (each === undefined) return null;
        return (
          <li
            key={key}
            ref={measure}
            data-index={index}
            className={styles['entry']}
            data-standing={each.standing}
            aria-setsize={shown.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <Entry shown={each} names={names} />
          </li>
        );
      })}
    </ul>
  );
}

function Entry({ shown, names }: { shown: Shown; names: ListProps['names'] }): ReactNode {
  const { standings, list } = words().certificates;
  const [first = '', second = ''] = groupsOfFour(shown.fingerprint ?? '');
  return (
    <Link href={`/certificates/${shown.address}`}>
      <strong>{standings[shown.standing]}</strong>
      <span>{spanWords(shown)}</span>
      <span className={styles['soft']}>{sessionWords(shown, names)}</span>
      <code className={styles['soft']}>{first === '' ? list.unreadable : `${first} ${second}…`}</code>
    </Link>
  );
}
