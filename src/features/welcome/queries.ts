import { queryOptions } from '@tanstack/react-query';
import type { UseCases } from '../../worker/use-cases.ts';

export const waysInQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['ways-in'], queryFn: () => client.waysIn() });

/** Asks an address whether a home server answers there. */
export const homeServerQuery = (client: UseCases, address: string) =>
  queryOptions({ queryKey: ['home-server', address], queryFn: () => client.discover({ address }) });
