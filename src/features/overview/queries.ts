import { queryOptions } from '@tanstack/react-query';
import type { UseCases } from '../../worker/use-cases.ts';

/** Read again each minute: the days left, and what is due, come of the clock. */
export const overviewQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['overview'], queryFn: () => client.overview(), refetchInterval: 60_000 });

export const activityQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['activity'], queryFn: () => client.activity() });
