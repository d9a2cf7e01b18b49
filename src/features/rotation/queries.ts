import { queryOptions } from '@tanstack/react-query';
import type { CertificateEntry, ForeignServerList, Overview, UseCases } from '../../worker/use-cases.ts';

export interface RotationFacts {
  readonly overview: Overview;
  readonly entries: readonly CertificateEntry[];
  readonly foreign: ForeignServerList;
}

/** Where the session stands and which keys it has. */
export const rotationQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['rotation'], queryFn: () => readFacts(client) });

async function readFacts(client: UseCases): Promise<RotationFacts> {
  const [overview, entries, foreign] = await Promise.all([
    client.overview(),
    client.certificates(),
    client.foreignServers(),
  ]);
  return { overview, entries, foreign };
}
