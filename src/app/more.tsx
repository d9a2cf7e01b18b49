import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { PageHeading } from '../ui/page-heading.tsx';
import { Page } from '../ui/part.tsx';
import { words } from '../words/words.ts';
import styles from './more.module.css';
import { PAGES } from './pages.ts';

/** On a narrow screen: the pages that its bar has no room for. */
export function MorePage(): ReactNode {
  const { pageNames, pagesSay } = words().shell;
  return (
    <Page>
      <PageHeading title={pageNames['/more']} />
      <ul className={styles['list']}>
        {PAGES.filter((page) => page.place === 'wide').map(({ path, Icon }) => (
          <li key={path}>
            <Link href={path}>
              <Icon aria-hidden="true" size={20} strokeWidth={1.5} />
              <strong>{pageNames[path]}</strong>
              <span>{pagesSay[path]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
