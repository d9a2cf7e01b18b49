import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Moment } from '../../ui/moment.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Status, UseCases } from '../../worker/use-cases.ts';
import { endedWords } from './ended-words.ts';
import { livesOnQuery } from './queries.ts';

type End = Pick<NonNullable<Extract<Status, { phase: 'signed-out' }>['ended']>, 'fid' | 'at'>;

/** Nobody here asked for it: says what happened, as far as the home server lets anybody know, and what can be done. */
export function Ended({ client, fid, at }: End & { client: UseCases }): ReactNode {
  const { data: isThere = null } = useQuery(livesOnQuery(client, fid));
  const { happened, todo } = endedWords(isThere);
  return (
    <Notice tone="amber" title={`Your home server has ended this browser’s session of ${fid}`}>
      <p>
        {happened} This browser heard of it on <Moment at={at} to="minute" />.
      </p>
      <p>
        Its keys and their history are still in this browser’s vault, sealed, and in the backup files that you
        made: what was encrypted to them can be read.
      </p>
      <p>{todo}</p>
    </Notice>
  );
}

/** As was asked: says what is left. */
export function Deleted({ fid, at }: End): ReactNode {
  return (
    <Notice tone="plain" title={`The identity ${fid} was deleted`}>
      <p>
        This browser heard of it on <Moment at={at} to="minute" />. All its sessions are over, and nobody can
        sign in to it or get its name again.
      </p>
      <p>
        Its keys and their history are still in this browser’s vault, for what was encrypted to them. If you
        have no use for them, “Leaving this browser for good” removes them.
      </p>
    </Notice>
  );
}
