import type { ReactNode } from 'react';
import { PageHeading } from '../ui/page-heading.tsx';
import { Page } from '../ui/part.tsx';
import type { Lack } from './support.ts';

const WORDS = {
  'secure-context': {
    title: 'This address is not secure',
    lacks: 'Browsers offer their cryptography only over https, or on localhost. This page came another way.',
    todo: 'Open Claves by https, or on the machine itself as http://localhost with the same port.',
  },
  storage: {
    title: 'This browser cannot store keys',
    lacks: 'Claves keeps sealed keys in IndexedDB, and this browser does not offer it.',
    todo: 'Leave private browsing if you are in it, or use a current Firefox, Chrome, Edge or Safari.',
  },
  locks: {
    title: 'This browser is too old',
    lacks: 'Claves needs Web Locks, so that two tabs never change the same keys at once.',
    todo: 'Use a current Firefox, Chrome, Edge or Safari.',
  },
  workers: {
    title: 'This browser is too old',
    lacks: 'Claves keeps private keys in a worker, apart from the page, and this browser does not offer one.',
    todo: 'Use a current Firefox, Chrome, Edge or Safari.',
  },
} as const satisfies Record<Lack, { title: string; lacks: string; todo: string }>;

/** Shown before all else where nothing can work. */
export function Unsupported({ lack }: { lack: Lack }): ReactNode {
  const { title, lacks, todo } = WORDS[lack];
  return (
    <Page>
      <PageHeading title={title} />
      <p>{lacks}</p>
      <p>{todo}</p>
    </Page>
  );
}
