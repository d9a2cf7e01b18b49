import { queryOptions } from '@tanstack/react-query';
import type { UseCases } from '../../worker/use-cases.ts';

/** Kept from one of these pages to the next, and no longer: whoever comes back from a rotation is not shown the old key. */
export const certificatesQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['certificates'], queryFn: () => client.certificates(), gcTime: 0 });

/** Milliseconds. From the list to one of its pages and back, the home server is not asked again. */
const FRESH_FOR = 30_000;

/** Asks the home server; again when it tells of a change, as of all that begins with `sessions`. */
export const issuedQuery = (client: UseCases) =>
  queryOptions({
    queryKey: ['sessions', 'issued'],
    queryFn: () => client.issued(),
    staleTime: FRESH_FOR,
    meta: { asksServer: true },
  });

export const settingsQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['settings'], queryFn: () => client.settings() });
