import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Moment } from '../../ui/moment.tsx';
import { Notice } from '../../ui/notice.tsx';
import { words } from '../../words/words.ts';
import type { Status, UseCases } from '../../worker/use-cases.ts';
import { endedWords } from './ended-words.ts';
import { livesOnQuery } from './queries.ts';

type End = Pick<NonNullable<Extract<Status, { phase: 'signed-out' }>['ended']>, 'fid' | 'at'>;

/** Nobody here asked for it: says what happened, as far as the home server lets anybody know, and what can be done. */
export function Ended({ client, fid, at }: End & { client: UseCases }): ReactNode {
  const { data: isThere = null } = useQuery(livesOnQuery(client, fid));
  const { happened, todo } = endedWords(isThere);
  const { ended, heardOn } = words().welcome;
  return (
    <Notice tone="amber" title={ended.title(fid)}>
      <p>
        {happened} {heardOn} <Moment at={at} to="minute" />.
      </p>
      <p>{ended.kept}</p>
      <p>{todo}</p>
    </Notice>
  );
}

/** As was asked: says what is left. */
export function Deleted({ fid, at }: End): ReactNode {
  const { deleted, heardOn } = words().welcome;
  return (
    <Notice tone="plain" title={deleted.title(fid)}>
      <p>
        {heardOn} <Moment at={at} to="minute" />. {deleted.over}
      </p>
      <p>{deleted.kept}</p>
    </Notice>
  );
}
