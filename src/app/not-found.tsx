import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { PageHeading } from '../ui/page-heading.tsx';
import { Page } from '../ui/part.tsx';

/** For an address that is none of ours. */
export function NotFound(): ReactNode {
  return (
    <Page>
      <PageHeading title="There is no such page" />
      <p>
        The address may be old or mistyped. Your keys are as they were.{' '}
        <Link href="/">Go to the overview</Link>
      </p>
    </Page>
  );
}
