import { queryOptions } from '@tanstack/react-query';
import type { UseCases } from '../../worker/use-cases.ts';
import type { KnownActor } from './draft.ts';

export const waysInQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['ways-in'], queryFn: () => client.waysIn() });

/** Asks an address whether a home server answers there. */
export const homeServerQuery = (client: UseCases, address: string) =>
  queryOptions({ queryKey: ['home-server', address], queryFn: () => client.discover({ address }) });

/** Asks the home server whether an identity that is signed out here is still there. */
export const livesOnQuery = (client: UseCases, fid: KnownActor['fid']) =>
  queryOptions({
    queryKey: ['lives-on', fid],
    queryFn: () => client.livesOn({ fid }),
    gcTime: 0,
    meta: { asksServer: true },
  });
