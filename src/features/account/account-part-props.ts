import type { UseCases } from '../../worker/use-cases.ts';

export interface AccountPartProps {
  readonly client: UseCases;
  readonly fid: string;
  /** False while the home server wants a sign-in first. */
  readonly canAsk: boolean;
}
