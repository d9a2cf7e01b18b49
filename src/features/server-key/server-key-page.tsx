import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page } from '../../ui/part.tsx';
import type { ServerKey, UseCases } from '../../worker/use-cases.ts';
import { serverKeyQuery } from './queries.ts';
import { StrangeKey, useStrangeKeys } from './strange-key.tsx';

/** Does the home server still have the key that is known here? If not, a person decides. */
export function ServerKeyPage({ client }: { client: UseCases }): ReactNode {
  const query = useQuery(serverKeyQuery(client));
  const [isAccepted, setAccepted] = useState(false);
  const isStrange = useStrangeKeys()(query.error) !== null;
  const accepted = () => {
    setAccepted(true);
    void query.refetch();
  };
  return (
    <Page>
      <PageHeading title="Server key" />
      {isStrange ? (
        <StrangeKey client={client} error={query.error} homeServer={null} onAccepted={accepted} />
      ) : (
        <>
          {isAccepted && <Accepted />}
          <Awaited query={query} waiting="Asking your home server…">
            {(key) => <Known serverKey={key} />}
          </Awaited>
        </>
      )}
    </Page>
  );
}

function Known({ serverKey: { domain, fingerprint } }: { serverKey: ServerKey }): ReactNode {
  return (
    <>
      <p>
        {domain} shows the key that this browser knows. It certifies your ID-Certs, and Claves stops if
        another one shows up that it did not vouch for.
      </p>
      <Fingerprint hex={fingerprint} />
    </>
  );
}

function Accepted(): ReactNode {
  return (
    <Outcome title="The new key is accepted">
      <p>
        What stood goes on by itself, once you are signed in. Your identity key is rotated then, because the
        old server key certified your ID-Cert: others who know the server by its new key could not check it.
      </p>
    </Outcome>
  );
}
