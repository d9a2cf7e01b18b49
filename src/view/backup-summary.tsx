import type { ReactNode } from 'react';
import { Facts } from '../ui/facts.tsx';
import { Fingerprint } from '../ui/fingerprint.tsx';
import { Moment } from '../ui/moment.tsx';
import type { BackupSummary } from '../worker/use-cases.ts';
import { holdingWords } from './backup-words.ts';

/** What a backup file holds: whose keys, from when, how many. */
export function BackupSummaryFacts({ summary }: { summary: BackupSummary }): ReactNode {
  return (
    <Facts
      facts={[
        { name: 'Made on', value: <Moment at={summary.madeAt} to="minute" /> },
        { name: 'Holds', value: holdingWords(summary) },
        ...summary.sessions.map((session) => ({
          name: session.ended ? 'Ended session of' : 'Session of',
          value: <SessionWords session={session} />,
        })),
      ]}
    />
  );
}

function SessionWords({ session }: { session: BackupSummary['sessions'][number] }): ReactNode {
  const { fid, homeServer, fingerprint } = session;
  return (
    <>
      <p>
        <strong>{fid}</strong>, at {homeServer}
      </p>
      {fingerprint === null ? <p>It was never certified.</p> : <Fingerprint hex={fingerprint} tone="soft" />}
    </>
  );
}
