import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useWaiting } from '../features/questions/use-waiting.ts';
import { words } from '../words/words.ts';
import type { Client } from '../worker/client.ts';
import styles from './navigation.module.css';
import { PAGES } from './pages.ts';

/** The pages: in the margin where there is room for one, else along the lower edge. */
export function Navigation({ client }: { client: Client }): ReactNode {
  const [location] = useLocation();
  const waiting = useWaiting(client);
  return (
    <nav className={styles['navigation']} aria-label={words().shell.pages}>
      <ul>
        {PAGES.map(({ path, Icon, place }) => (
          <li key={path} data-place={place}>
            <Link href={path} aria-current={currentOf({ path, place }, location)}>
              <Icon className={styles['icon']} aria-hidden="true" size={20} strokeWidth={1.5} />
              <span>
                {words().shell.pageNames[path]}
                {path === '/sessions' && waiting !== null && <Mark text={waiting} />}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Something waits there: a dot for who sees it, words for who has the page read out. */
function Mark({ text }: { text: string }): ReactNode {
  return (
    <>
      <span className="visually-hidden"> ({text})</span>
      <span className={styles['mark']} aria-hidden="true" />
    </>
  );
}

/** On a narrow screen a page that the bar leaves out is one of More. */
function currentOf({ path, place }: Pick<(typeof PAGES)[number], 'path' | 'place'>, location: string) {
  if (location === path) return 'page';
  // A page that lies under one of them.
  if (path !== '/' && location.startsWith(`${path}/`)) return 'true';
  const isLeftOut = PAGES.some((page) => page.path === location && page.place === 'wide');
  return place === 'narrow' && isLeftOut ? 'true' : undefined;
}
