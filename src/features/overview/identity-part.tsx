import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { buttonClass } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Actions, Part } from '../../ui/part.tsx';
import { Term } from '../../ui/term.tsx';
import { words } from '../../words/words.ts';
import type { Overview } from '../../worker/use-cases.ts';

/** Who this is, and at which server. */
export function IdentityPart({ overview }: { overview: Overview }): ReactNode {
  const { fid, sessionId, homeServer, server } = overview;
  const w = words().overview.identity;
  return (
    <Part name={w.name}>
      <Facts
        facts={[
          { name: <Term name="federation-id" />, value: fid },
          { name: <Term name="session">{w.session}</Term>, value: <code>{sessionId}</code> },
          { name: <Term name="home-server" />, value: w.at(server.domain, homeServer) },
          { name: w.serverKey, value: <Fingerprint hex={server.fingerprint} tone="soft" /> },
        ]}
      />
      <Actions>
        <Link href="/server-key" className={buttonClass('text')}>
          {w.compareKey}
        </Link>
      </Actions>
    </Part>
  );
}
