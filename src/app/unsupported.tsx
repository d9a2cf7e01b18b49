import type { ReactNode } from 'react';
import { PageHeading } from '../ui/page-heading.tsx';
import { Page } from '../ui/part.tsx';
import { words } from '../words/words.ts';
import type { Lack } from './support.ts';

/** Shown before all else where nothing can work. */
export function Unsupported({ lack }: { lack: Lack }): ReactNode {
  const { title, lacks, todo } = words().shell.lacks[lack];
  return (
    <Page>
      <PageHeading title={title} />
      <p>{lacks}</p>
      <p>{todo}</p>
    </Page>
  );
}
