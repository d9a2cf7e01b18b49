import { queryOptions } from '@tanstack/react-query';
import type { CertificateEntry, Overview, UseCases } from '../../worker/use-cases.ts';

export interface RotationFacts {
  readonly overview: Overview;
  readonly entries: readonly CertificateEntry[];
}

/** Where the session stands and which keys it has. */
export const rotationQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['rotation'], queryFn: () => readFacts(client) });

async function readFacts(client: UseCases): Promise<RotationFacts> {
  const [overview, entries] = await Promise.all([client.overview(), client.certificates()]);
  return { overview, entries };
}
