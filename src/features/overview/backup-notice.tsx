import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { words } from '../../words/words.ts';
import type { Overview, UseCases } from '../../worker/use-cases.ts';
import { backupWords } from './backup-words.ts';
import { isPutOff, putOff } from './put-off.ts';
import { activityQuery } from './queries.ts';

/** Nothing is lost as long as there is a backup: says so where there is none, or an old one. Can be put off. */
export function BackupNotice({ client, overview }: { client: UseCases; overview: Overview }): ReactNode {
  const { data: entries } = useQuery(activityQuery(client));
  const [isLater, setLater] = useState(() => isPutOff(overview.now));
  const said = entries === undefined ? null : backupWords(overview, entries);
  if (said === null || isLater) return null;
  const w = words().overview.backupNotice;
  const later = () => {
    putOff(overview.now);
    setLater(true);
  };
  return (
    <Notice
      tone={said.tone}
      title={said.title}
      action={
        <>
          <Link href="/backup" className={buttonClass('plain')}>
            {w.make}
          </Link>
          <Button kind="text" onPress={later}>
            {w.later}
          </Button>
        </>
      }
    >
      <p>{said.text}</p>
    </Notice>
  );
}
