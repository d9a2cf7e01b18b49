import type { ReactNode } from 'react';
import { Facts } from '../../ui/facts.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Part } from '../../ui/part.tsx';
import { Verdict } from '../../view/verdict.tsx';
import { words } from '../../words/words.ts';
import type { RotationFacts } from './queries.ts';

/** What is in force now, by whom and by which key it was certified, and what this browser found when it checked. */
export function Proof({ facts: { overview, entries } }: { facts: RotationFacts }): ReactNode {
  const w = words().rotation.after;
  const { view } = overview.certificate;
  const verdict = entries.find(({ state }) => state === 'current')?.verdict ?? null;
  return (
    <Part name={w.proof}>
      <p>{w.judged}</p>
      <Verdict verdict={verdict} />
      <Facts
        facts={[
          { name: w.certifiedBy, value: overview.server.domain },
          { name: w.withKey, value: <Fingerprint hex={overview.server.fingerprint} tone="soft" /> },
          { name: w.serial, value: <code>{view.serial}</code> },
          { name: w.inForceUntil, value: <Moment at={view.expiresAt} /> },
          { name: w.published, value: w.publishedCount(overview.pool.available) },
        ]}
      />
    </Part>
  );
}
