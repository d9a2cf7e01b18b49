import type { UseCases, WaysIn } from '../../worker/use-cases.ts';

/** What each part of the page about one way in is given. */
export interface WayInProps {
  readonly client: UseCases;
  readonly fid: string;
  readonly waysIn: WaysIn;
}
