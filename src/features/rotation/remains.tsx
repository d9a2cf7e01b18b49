import type { ReactNode } from 'react';
import { Facts } from '../../ui/facts.tsx';
import { Part } from '../../ui/part.tsx';
import { backupLackOf } from '../../view/backup-need.ts';
import { Told } from '../../view/told.tsx';
import { words } from '../../words/words.ts';
import type { RotationFacts } from './queries.ts';
import { remaining } from './remaining.ts';

/** What a rotation leaves to be done: a backup that holds the new key, and foreign servers that are not told yet. */
export function Remains({ facts }: { facts: RotationFacts }): ReactNode {
  const w = words().rotation.after;
  const lack = backupLackOf(facts.overview);
  const count = remaining(facts);
  return (
    <Part name={w.remains}>
      <p>{count === 0 ? w.nothing : w.things(count)}</p>
      <Facts
        facts={[
          { name: w.backup, value: lack === null ? w.backupHolds : w.backupLacks[lack] },
          ...facts.foreign.servers.map((server) => ({
            name: server.domain,
            value: <Told server={server} list={facts.foreign} />,
          })),
        ]}
      />
    </Part>
  );
}
