import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { buttonClass } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Actions, Part } from '../../ui/part.tsx';
import type { Overview } from '../../worker/use-cases.ts';

/** Who this is, and at which server. */
export function IdentityPart({ overview }: { overview: Overview }): ReactNode {
  const { fid, sessionId, homeServer, server } = overview;
  return (
    <Part name="Identity">
      <Facts
        facts={[
          { name: 'Federation ID', value: fid },
          { name: 'Session ID', value: <code>{sessionId}</code> },
          { name: 'Home server', value: `${server.domain}, at ${homeServer}` },
          { name: 'Its key', value: <Fingerprint hex={server.fingerprint} tone="soft" /> },
        ]}
      />
      <Actions>
        <Link href="/server-key" className={buttonClass('text')}>
          Does it still have this key?
        </Link>
      </Actions>
    </Part>
  );
}
