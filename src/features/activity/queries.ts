import { queryOptions } from '@tanstack/react-query';
import type { UseCases } from '../../worker/use-cases.ts';

export const activityQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['activity'], queryFn: () => client.activity() });
