import { type QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Client } from '../worker/client.ts';
import type { Status } from '../worker/use-cases.ts';

const STATUS = ['status'];

type Locked = Extract<Status, { phase: 'locked' }>;

/** Where the browser stands, as far as the page knows. Right after a lock the ways in are not read yet. */
export type Standing = Status | (Omit<Locked, 'waysIn'> & { readonly waysIn: null });

/** Asked of the worker first, and again after each change. */
export function useStatus(client: Client): UseQueryResult<Standing> {
  return useQuery({ queryKey: STATUS, queryFn: (): Promise<Standing> => client.status() });
}

/**
 * Shows the vault as locked, and forgets what was read while it was open. No worker is waited for: the next one may not
 * start, and until it does the open page would stay.
 */
export function showLocked(queries: QueryClient): void {
  // An answer of the worker that ended would open the page again.
  void queries.cancelQueries({ queryKey: STATUS });
  queries.setQueryData<Standing>(STATUS, (last) => last && locked(last));
  forgetWhatWasRead(queries);
}

/** Drops all that the page read but where it stands. */
export function forgetWhatWasRead(queries: QueryClient): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== STATUS[0] });
}

function locked(last: Standing): Standing {
  if (last.phase === 'new' || last.phase === 'locked') return last;
  return { phase: 'locked', fid: last.phase === 'signed-out' ? null : last.fid, waysIn: null };
}
