import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { words } from '../words/words.ts';
import styles from './navigation.module.css';
import { PAGES } from './pages.ts';

/** The pages: in the margin where there is room for one, else along the lower edge. */
export function Navigation(): ReactNode {
  const [location] = useLocation();
  return (
    <nav className={styles['navigation']} aria-label={words().shell.pages}>
      <ul>
        {PAGES.map(({ path, Icon, place }) => (
          <li key={path} data-place={place}>
            <Link href={path} aria-current={currentOf({ path, place }, location)}>
              <Icon className={styles['icon']} aria-hidden="true" size={20} strokeWidth={1.5} />
              {words().shell.pageNames[path]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** On a narrow screen a page that the bar leaves out is one of More. */
function currentOf({ path, place }: Pick<(typeof PAGES)[number], 'path' | 'place'>, location: string) {
  if (location === path) return 'page';
  const isLeftOut = PAGES.some((page) => page.path === location && page.place === 'wide');
  return place === 'narrow' && isLeftOut ? 'true' : undefined;
}
