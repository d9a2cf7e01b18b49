import { queryOptions } from '@tanstack/react-query';
import type { UseCases } from '../../worker/use-cases.ts';

/** Asks the home server for its key each time the page is opened. */
export const serverKeyQuery = (client: UseCases) =>
  queryOptions({
    queryKey: ['server-key'],
    queryFn: () => client.serverKey(),
    gcTime: 0,
    meta: { asksServer: true },
  });
