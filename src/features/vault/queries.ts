import { queryOptions } from '@tanstack/react-query';
import type { UseCases } from '../../worker/use-cases.ts';

export const waysInQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['ways-in'], queryFn: () => client.waysIn() });

export const settingsQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['settings'], queryFn: () => client.settings() });
