import type { ReactNode } from 'react';
import { cx } from '../ui/cx.ts';
import pageStyles from '../ui/page.module.css';
import { Lead } from '../ui/part.tsx';
import styles from './gallery.module.css';
import type { Specimen } from './specimen.ts';

const COLOURS = [
  'paper',
  'sheet',
  'ink',
  'ink-soft',
  'line',
  'staff',
  'edge',
  'accent',
  'on-accent',
  'accent-wash',
  'amber',
  'amber-wash',
  'red',
  'red-wash',
] as const;

function Colours(): ReactNode {
  return (
    <div className={styles['colours']}>
      {COLOURS.map((name) => (
        <div key={name}>
          <div className={styles['colour']} style={{ background: `var(--${name})` }} />
          {name}
        </div>
      ))}
    </div>
  );
}

const LETTERS = 'Hamburgefonstiv 0123456789 Łódź, Škoda, naïve “quoted” — ÄÖÜß';

function Type(): ReactNode {
  return (
    <>
      <p className={pageStyles['title']}>The title of a page</p>
      <Lead>People can add this device until 3 December; about 37 days of cover.</Lead>
      <p>
        {LETTERS} <strong>{LETTERS}</strong>
      </p>
      <p className={styles['serif']}>{LETTERS}</p>
      <p className={cx(styles['mono'])}>
        {LETTERS} <strong>PREPARED</strong> 0O 1lI
      </p>
    </>
  );
}

export const FOUNDATIONS: readonly Specimen[] = [
  { name: 'Colours', Matter: Colours },
  { name: 'Type', Matter: Type },
];
