import { queryOptions } from '@tanstack/react-query';
import type { UseCases } from '../../worker/use-cases.ts';

export const certificatesQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['certificates'], queryFn: () => client.certificates() });
