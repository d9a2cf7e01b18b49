import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page, Part } from '../../ui/part.tsx';
import type { Task } from '../../ui/task.ts';
import { Term } from '../../ui/term.tsx';
import { words } from '../../words/words.ts';
import type { JourneyProgress, UseCases } from '../../worker/use-cases.ts';
import { KeyPackageTable } from './key-package-table.tsx';
import { Policy } from './policy.tsx';
import { keyPackagesQuery } from './queries.ts';
import { Stock } from './stock.tsx';

interface KeyPackagesPageProps {
  readonly client: UseCases;
  readonly journey: Task<JourneyProgress>;
  /** Asking the server what was claimed. */
  readonly refresh: Task;
}

/** The pool, and every KeyPackage by itself. */
export function KeyPackagesPage({ client, journey, refresh }: KeyPackagesPageProps): ReactNode {
  const query = useQuery(keyPackagesQuery(client));
  const { clear } = journey;
  useEffect(() => clear, [clear]);
  const w = words().keyPackages;
  return (
    <Page>
      <PageHeading title={w.title} />
      <p>
        {w.intro.before}
        <Term name="key-package" />
        {w.intro.after}
      </p>
      <Awaited query={query}>
        {(facts) => (
          <div>
            <Part name={w.pool.name}>
              <Stock facts={facts} client={client} journey={journey} refresh={refresh} />
            </Part>
            <Part name={w.policy.name}>
              <Policy facts={facts} client={client} />
            </Part>
            <Part name={w.table.name} wide>
              <KeyPackageTable rows={facts.rows} />
            </Part>
          </div>
        )}
      </Awaited>
    </Page>
  );
}
