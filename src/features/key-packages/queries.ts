import { queryOptions } from '@tanstack/react-query';
import type { UseCases } from '../../worker/use-cases.ts';

export const keyPackagesQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['key-packages'], queryFn: () => client.keyPackages() });
