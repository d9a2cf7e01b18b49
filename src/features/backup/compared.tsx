import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { UseCases } from '../../worker/use-cases.ts';
import { comparedWords } from './compared-words.ts';
import { activityQuery } from './queries.ts';

/** What the home server held to a restore. */
export function Compared({ client, needsSignIn }: { client: UseCases; needsSignIn: boolean }): ReactNode {
  const { data: entries } = useQuery(activityQuery(client));
  if (needsSignIn)
    return <p>Sign in again on the overview: then it is compared with what your home server holds.</p>;
  if (entries === undefined) return null;
  return <p>{comparedWords(entries)}</p>;
}
