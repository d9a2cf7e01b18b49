import { queryOptions } from '@tanstack/react-query';
import type { UseCases } from '../../worker/use-cases.ts';

export const questionsQuery = (client: UseCases) =>
  queryOptions({ queryKey: ['questions'], queryFn: () => client.questions() });
