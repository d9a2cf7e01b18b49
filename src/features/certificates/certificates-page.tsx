import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Awaited } from '../../ui/awaited.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Actions, Page, Part } from '../../ui/part.tsx';
import { CertificateFacts } from '../../view/certificate-facts.tsx';
import { CertificateFileText } from '../../view/certificate-file.tsx';
import { Verdict } from '../../view/verdict.tsx';
import type { CertificateEntry, UseCases } from '../../worker/use-cases.ts';
import { History } from './history.tsx';
import { KeyFiles } from './key-files.tsx';
import { certificatesQuery } from './queries.ts';
import { STATE_MEANING } from './words.ts';

/** The current ID-Cert, decoded and judged, and all that came before it. */
export function CertificatesPage({ client }: { client: UseCases }): ReactNode {
  const query = useQuery(certificatesQuery(client));
  return (
    <Page>
      <PageHeading title="Certificates" />
      <p>
        An ID-Cert is your home server’s word that an identity key is yours. It is public, and judged here
        anew each time.
      </p>
      <Awaited query={query}>
        {(entries) => (
          <div>
            <Current client={client} entry={entries.find(({ state }) => state === 'current')} />
            <Part name="History">
              <History client={client} entries={entries.filter(({ state }) => state !== 'current')} />
            </Part>
          </div>
        )}
      </Awaited>
    </Page>
  );
}

function Current({ client, entry }: { client: UseCases; entry: CertificateEntry | undefined }): ReactNode {
  if (entry === undefined) return null;
  const { fingerprint, verdict, view, file } = entry;
  return (
    <>
      <Part name="Current key">
        <Fingerprint hex={fingerprint} />
        <p>{STATE_MEANING.current}</p>
        <Actions>
          <Link href="/rotate" className={buttonClass('plain')}>
            Rotate…
          </Link>
        </Actions>
      </Part>
      <Part name="Verdict">
        <Verdict verdict={verdict} />
      </Part>
      {view !== null && (
        <Part name="What it says">
          <CertificateFacts view={view} />
        </Part>
      )}
      {file !== null && (
        <Part name="As a file">
          <p>For other programs, or to compare it on another device. Nothing in it is secret.</p>
          <CertificateFileText file={file} view={view} id={fingerprint} />
        </Part>
      )}
      <Part name="The key itself">
        <KeyFiles key={fingerprint} client={client} entry={entry} />
      </Part>
    </>
  );
}
