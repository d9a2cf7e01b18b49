import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import { useAnnounce } from '../../ui/announcer.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Actions, Part } from '../../ui/part.tsx';
import { Stave } from '../../ui/stave.tsx';
import { Told } from '../../view/told.tsx';
import { countWords } from '../../words/numbers.ts';
import { KeysSideBySide } from './keys-side-by-side.tsx';
import type { RotationFacts } from './queries.ts';
import { rotationSteps } from './rotation-steps.ts';

const DONE = 'The rotation is done: the new key is in force.';

/** The proof: what is in force now, and by what it was verified. */
export function After({ facts: { overview, entries, foreign } }: { facts: RotationFacts }): ReactNode {
  const announce = useAnnounce();
  useEffect(() => announce(DONE), [announce]);
  const current = entries.find(({ state }) => state === 'current');
  const verdict = current?.verdict ?? null;
  const passed = verdict?.checks.filter((check) => check.passed === true).length ?? 0;
  return (
    <>
      <p>{DONE}</p>
      <Stave label="Steps of the rotation" steps={rotationSteps('IDLE')} playing={false} />
      <KeysSideBySide entries={entries} />
      <div>
        <Part name="Proof">
          <Facts
            facts={[
              {
                name: 'Verified',
                value: verdict?.valid
                  ? `Yes: the new ID-Cert passed all ${passed} checks.`
                  : 'No. Look at it under Certificates.',
              },
              { name: 'Certified by', value: overview.server.domain },
              { name: 'with its key', value: <Fingerprint hex={overview.server.fingerprint} tone="soft" /> },
              { name: 'In force until', value: <Moment at={overview.certificate.view.expiresAt} /> },
              {
                name: 'Published',
                value: `${countWords(overview.pool.available)} KeyPackages for the new key`,
              },
            ]}
          />
          <Actions>
            <Link href="/" className={buttonClass('primary')}>
              To the overview
            </Link>
            <Link href="/certificates" className={buttonClass('text')}>
              Show the certificate
            </Link>
          </Actions>
        </Part>
        {foreign.servers.length > 0 && (
          <Part name="Foreign servers">
            <Facts
              facts={foreign.servers.map((server) => ({
                name: server.domain,
                value: <Told server={server} list={foreign} />,
              }))}
            />
          </Part>
        )}
      </div>
    </>
  );
}
