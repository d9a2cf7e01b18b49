import { queryOptions } from '@tanstack/react-query';
import type { UseCases } from '../../worker/use-cases.ts';

/** When the last backup was made and proven, and whether it is behind. */
export const backupQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['backup'], queryFn: () => client.backupState() });
