import { queryOptions } from '@tanstack/react-query';
import type { UseCases } from '../../worker/use-cases.ts';

/** What the page needs to know: when the last backup was made and proven, and the key that is in force. */
export const backupQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['overview'], queryFn: () => client.overview() });
