import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page, Part } from '../../ui/part.tsx';
import type { Task } from '../../ui/task.ts';
import type { JourneyProgress, UseCases } from '../../worker/use-cases.ts';
import { KeyPackageTable } from './key-package-table.tsx';
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
  return (
    <Page>
      <PageHeading title="KeyPackages" />
      <p>
        A KeyPackage lets somebody add this device to an encrypted group while it is away. Each serves once.
      </p>
      <Awaited query={query}>
        {(facts) => (
          <div>
            <Part name="Pool">
              <Stock facts={facts} client={client} journey={journey} refresh={refresh} />
            </Part>
            <Part name="Each by itself" wide>
              <KeyPackageTable rows={facts.rows} />
            </Part>
          </div>
        )}
      </Awaited>
    </Page>
  );
}
