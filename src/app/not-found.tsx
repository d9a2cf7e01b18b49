import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { PageHeading } from '../ui/page-heading.tsx';
import { Page } from '../ui/part.tsx';
import { words } from '../words/words.ts';

/** For an address that is none of ours. */
export function NotFound(): ReactNode {
  const { title, text, toOverview } = words().shell.notFound;
  return (
    <Page>
      <PageHeading title={title} />
      <p>
        {text} <Link href="/">{toOverview}</Link>
      </p>
    </Page>
  );
}
