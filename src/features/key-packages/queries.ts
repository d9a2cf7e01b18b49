import { queryOptions } from '@tanstack/react-query';
import type { KeyPackageList, OpenJourney, UseCases } from '../../worker/use-cases.ts';

export interface KeyPackageFacts extends KeyPackageList {
  /** Nothing new is begun before it is finished. */
  readonly openJourney: OpenJourney | null;
  readonly needsSignIn: boolean;
}

/** The KeyPackages, and what stands in the way of making more. */
export const keyPackagesQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['key-packages'], queryFn: () => readFacts(client) });

async function readFacts(client: UseCases): Promise<KeyPackageFacts> {
  const [list, { openJourney, needsSignIn }] = await Promise.all([client.keyPackages(), client.overview()]);
  return { ...list, openJourney, needsSignIn };
}
