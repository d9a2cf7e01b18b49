import type { ReactNode } from 'react';
import { Mark } from '../ui/mark.tsx';
import styles from './entrance.module.css';
import { LanguageSwitch } from './language-switch.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

/** The frame of the pages before the identity is open: the mark on its stave, and one matter. */
export function Entrance({ children }: { children: ReactNode }): ReactNode {
  return (
    <div className={styles['entrance']}>
      <header className={styles['masthead']}>
        <svg className={styles['stave']} aria-hidden="true">
          {[0, 1, 2, 3, 4].map((line) => (
            <line key={line} x1="0" x2="100%" y1={line * 11 + 0.5} y2={line * 11 + 0.5} />
          ))}
        </svg>
        <div className={styles['brand']}>
          <Mark size={46} />
          <span>Claves</span>
        </div>
      </header>
      <main className={styles['main']}>{children}</main>
      <footer className={styles['footer']}>
        <LanguageSwitch />
        <ThemeSwitch />
      </footer>
    </div>
  );
}
