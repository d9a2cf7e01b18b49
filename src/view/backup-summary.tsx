import type { ReactNode } from 'react';
import { Facts } from '../ui/facts.tsx';
import { Fingerprint } from '../ui/fingerprint.tsx';
import { Moment } from '../ui/moment.tsx';
import { words } from '../words/words.ts';
import type { BackupSummary } from '../worker/use-cases.ts';
import { holdingWords } from './backup-words.ts';

/** What a backup file holds: whose keys, from when, how many. */
export function BackupSummaryFacts({ summary }: { summary: BackupSummary }): ReactNode {
  const w = words().backup.file;
  return (
    <Facts
      facts={[
        { name: w.madeOn, value: <Moment at={summary.madeAt} to="minute" /> },
        { name: w.contents, value: holdingWords(summary) },
        ...summary.sessions.map((session) => ({
          name: session.ended ? w.endedSessionOf : w.sessionOf,
          value: <SessionWords session={session} />,
        })),
      ]}
    />
  );
}

function SessionWords({ session }: { session: BackupSummary['sessions'][number] }): ReactNode {
  const { fid, homeServer, fingerprint } = session;
  const w = words().backup.file;
  return (
    <>
      <p>
        <strong>{fid}</strong>
        {w.at} {homeServer}
      </p>
      {fingerprint === null ? <p>{w.neverCertified}</p> : <Fingerprint hex={fingerprint} tone="soft" />}
    </>
  );
}
