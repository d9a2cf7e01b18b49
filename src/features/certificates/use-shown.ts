import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CertificateEntry, IssuedList, UseCases } from '../../worker/use-cases.ts';
import { certificatesQuery, issuedQuery } from './queries.ts';
import { type Shown, shownOf } from './shown.ts';

/** All ID-Certs and keys, as far as they are known. */
export interface AllShown {
  /** What is here: without it nothing is shown. */
  readonly held: UseQueryResult<CertificateEntry[]>;
  /** What the home server tells: asked for only while this browser is signed in, and shown as soon as it is here. */
  readonly issued: UseQueryResult<IssuedList>;
  readonly all: readonly Shown[];
  /** The server's clock as last heard, else this machine's; UNIX seconds. */
  readonly now: number;
}

export function useShown(client: UseCases, needsSignIn: boolean): AllShown {
  const held = useQuery(certificatesQuery(client));
  const issued = useQuery({ ...issuedQuery(client), enabled: !needsSignIn });
  const all = useMemo(
    () => (held.data ? shownOf(held.data, issued.data?.entries ?? []) : []),
    [held.data, issued.data],
  );
  return { held, issued, all, now: issued.data?.now ?? Math.floor(Date.now() / 1000) };
}
