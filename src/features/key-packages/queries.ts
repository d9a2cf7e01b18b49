import { queryOptions } from '@tanstack/react-query';
import type { UseCases } from '../../worker/use-cases.ts';

export const keyPackagesQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['key-packages'], queryFn: () => client.keyPackages() });

export const keyPackageQuery = (client: UseCases, ref: string) =>
  queryOptions({ queryKey: ['key-package', ref], queryFn: () => client.keyPackage({ ref }) });
