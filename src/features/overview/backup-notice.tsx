import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Overview, UseCases } from '../../worker/use-cases.ts';
import { backupWords } from './backup-words.ts';
import { isPutOff, putOff } from './put-off.ts';
import { activityQuery } from './queries.ts';

/** Nothing is lost as long as there is a backup: says so where there is none, or an old one. Can be put off. */
export function BackupNotice({ client, overview }: { client: UseCases; overview: Overview }): ReactNode {
  const { data: entries } = useQuery(activityQuery(client));
  const [isLater, setLater] = useState(() => isPutOff(overview.now));
  const words = entries === undefined ? null : backupWords(overview, entries);
  if (words === null || isLater) return null;
  const later = () => {
    putOff(overview.now);
    setLater(true);
  };
  return (
    <Notice
      tone={words.tone}
      title={words.title}
      action={
        <>
          <Link href="/backup" className={buttonClass('plain')}>
            Make a backup…
          </Link>
          <Button kind="text" onPress={later}>
            Remind me in a week
          </Button>
        </>
      }
    >
      <p>{words.text}</p>
    </Notice>
  );
}
