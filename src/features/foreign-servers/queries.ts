import { queryOptions } from '@tanstack/react-query';
import type { UseCases } from '../../worker/use-cases.ts';

/** What this browser knows of them; nothing is asked of any server. */
export const foreignServersQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['foreign-servers'], queryFn: () => client.foreignServers() });
