import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Awaited } from '../../ui/awaited.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page } from '../../ui/part.tsx';
import { words } from '../../words/words.ts';
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
      <PageHeading title={words().serverKey.title} />
      {isStrange ? (
        <StrangeKey client={client} error={query.error} homeServer={null} onAccepted={accepted} />
      ) : (
        <>
          {isAccepted && <Accepted />}
          <Awaited query={query} waiting={words().serverKey.asking}>
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
      <p>{words().serverKey.known(domain)}</p>
      <Fingerprint hex={fingerprint} />
    </>
  );
}

function Accepted(): ReactNode {
  const { title, text } = words().serverKey.accepted;
  return (
    <Outcome title={title}>
      <p>{text}</p>
    </Outcome>
  );
}
