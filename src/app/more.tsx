import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { PageHeading } from '../ui/page-heading.tsx';
import { Page } from '../ui/part.tsx';
import styles from './more.module.css';
import { PAGES } from './pages.ts';

const SAYS = {
  '/rotate': 'A new identity key, and what comes of it, step by step.',
  '/foreign-servers': 'Where else than at home you are signed in, and what those servers know.',
  '/activity': 'What happened to this identity, as this browser saw it.',
  '/backup': 'All keys in one encrypted file: make it, prove it, restore it.',
  '/account': 'Its password, and its deletion.',
  '/vault': 'What opens the vault, when it locks itself, and where it lies.',
} as const;

/** On a narrow screen: the pages that its bar has no room for. */
export function MorePage(): ReactNode {
  return (
    <Page>
      <PageHeading title="More" />
      <ul className={styles['list']}>
        {PAGES.filter((page) => page.place === 'wide').map(({ path, name, Icon }) => (
          <li key={path}>
            <Link href={path}>
              <Icon aria-hidden="true" size={20} strokeWidth={1.5} />
              <strong>{name}</strong>
              <span>{SAYS[path]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
