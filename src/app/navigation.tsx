import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import styles from './navigation.module.css';
import { PAGES } from './pages.ts';

/** The pages: in the margin where there is room for one, else along the lower edge. */
export function Navigation(): ReactNode {
  const [location] = useLocation();
  return (
    <nav className={styles['navigation']} aria-label="Pages">
      <ul>
        {PAGES.map(({ path, name, Icon, place }) => (
          <li key={path} data-place={place}>
            <Link href={path} aria-current={location === path ? 'page' : undefined}>
              <Icon className={styles['icon']} aria-hidden="true" size={20} strokeWidth={1.5} />
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
