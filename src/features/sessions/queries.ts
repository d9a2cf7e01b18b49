import { queryOptions } from '@tanstack/react-query';
import type { UseCases } from '../../worker/use-cases.ts';

export const settingsQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['settings'], queryFn: () => client.settings() });

export const SESSIONS = ['sessions'];

/**
 * Asks the home server each time the page is opened or comes back into sight, when told to, and when it tells of a change; not after each change
 * in this browser. Nothing is kept of an earlier answer.
 */
export const sessionsQuery = (client: UseCases) =>
  queryOptions({
    queryKey: SESSIONS,
    queryFn: () => client.sessions(),
    gcTime: 0,
    meta: { asksServer: true },
  });
