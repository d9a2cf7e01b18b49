import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { words } from '../../words/words.ts';
import type { UseCases } from '../../worker/use-cases.ts';
import { activityQuery } from './queries.ts';
import { replacedBy } from './replaced.ts';

const WAYS = {
  server: { tone: 'plain', href: '/activity' },
  'other-key': { tone: 'red', href: '/sessions' },
} as const;

/** Signing in again became a new session, and the person did not end the earlier one here. Told for a day. */
export function NewSession({ client, now }: { client: UseCases; now: number }): ReactNode {
  const { data: entries = [] } = useQuery(activityQuery(client));
  const by = replacedBy(entries, now);
  if (by === null) return null;
  const { tone, href } = WAYS[by];
  const { title, text, link } = words().welcome.newSession[by];
  const action = (
    <Link href={href} className={buttonClass('plain')}>
      {link}
    </Link>
  );
  return (
    <Notice tone={tone} title={title} action={action}>
      <p>{text}</p>
    </Notice>
  );
}
