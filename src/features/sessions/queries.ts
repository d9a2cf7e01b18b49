import { queryOptions } from '@tanstack/react-query';
import type { UseCases } from '../../worker/use-cases.ts';

export const settingsQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['settings'], queryFn: () => client.settings() });

/**
 * Asks the home server each time the page is opened or comes back into sight, and when told to; not after each change
 * in this browser. Nothing is kept of an earlier answer.
 */
export const sessionsQuery = (client: UseCases) =>
  queryOptions({
    queryKey: ['sessions'],
    queryFn: () => client.sessions(),
    gcTime: 0,
    meta: { asksServer: true },
  });
