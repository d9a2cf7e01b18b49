import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { UseCases } from '../../worker/use-cases.ts';
import { activityQuery } from './queries.ts';
import { replacedBy } from './replaced.ts';

const WORDS = {
  server: {
    tone: 'plain',
    title: 'Your home server had ended the earlier session of this browser',
    text: 'This is a new one. The earlier keys stay in the vault. If it was not you who ended it, somebody knows your account password: tell the administrator of your home server.',
    link: 'To the activity',
    href: '/activity',
  },
  'other-key': {
    tone: 'red',
    title: 'The earlier session of this browser lives on under another key',
    text: 'This is a new one. Most likely a backup of this browser was restored in another one, and the session goes on there. If it was not you who did that, somebody else may hold that key: look at the sessions, and end it there.',
    link: 'To the sessions',
    href: '/sessions',
  },
} as const;

/** Signing in again became a new session, and the person did not end the earlier one here. Told for a day. */
export function NewSession({ client, now }: { client: UseCases; now: number }): ReactNode {
  const { data: entries = [] } = useQuery(activityQuery(client));
  const by = replacedBy(entries, now);
  if (by === null) return null;
  const { tone, title, text, link, href } = WORDS[by];
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
