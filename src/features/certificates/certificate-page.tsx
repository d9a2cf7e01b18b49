import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Awaited, Waiting } from '../../ui/awaited.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { NotAsked } from '../../ui/not-asked.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Actions, Lead, Page } from '../../ui/part.tsx';
import { words } from '../../words/words.ts';
import type { Status, UseCases } from '../../worker/use-cases.ts';
import { permits } from './actions.ts';
import { CertificateParts } from './certificate-parts.tsx';
import { findShown, type Shown } from './shown.ts';
import { type AllShown, useShown } from './use-shown.ts';
import { hasRunOut, leadWords } from './words.ts';

interface CertificatePageProps {
  readonly client: UseCases;
  readonly status: Pick<Extract<Status, { phase: 'ready' }>, 'needsSignIn'>;
  /** Its serial, or the fingerprint of its key. */
  readonly address: string;
}

/** One ID-Cert or key, with all that is known of it, and what its standing permits. */
export function CertificatePage({
  client,
  status: { needsSignIn },
  address,
}: CertificatePageProps): ReactNode {
  const known = useShown(client, needsSignIn);
  return (
    <Awaited query={known.held}>
      {() => {
        const shown = findShown(known.all, address);
        if (shown === undefined) return <NotKnown issued={known.issued} needsSignIn={needsSignIn} />;
        return <Found key={shown.address} client={client} shown={shown} now={known.now} />;
      }}
    </Awaited>
  );
}

function Found({ client, shown, now }: { client: UseCases; shown: Shown; now: number }): ReactNode {
  const { meanings, ranOut } = words().certificates;
  return (
    <Page>
      <PageHeading title={titleOf(shown)} small />
      <Lead>{leadWords(shown, now)}</Lead>
      <p>{hasRunOut(shown, now) ? ranOut : meanings[shown.standing]}</p>
      <Actions>
        {permits(shown.standing, 'rotate') && (
          <Link href="/rotate" className={buttonClass('plain')}>
            {words().certificates.current.rotate}
          </Link>
        )}
        {permits(shown.standing, 'session') && (
          <Link href="/sessions" className={buttonClass('plain')}>
            {words().certificate.toSession}
          </Link>
        )}
        <Back />
      </Actions>
      <CertificateParts client={client} shown={shown} />
    </Page>
  );
}

function titleOf({ standing, view }: Shown): string {
  const { title, unreadable, keyTitle } = words().certificate;
  if (standing === 'pending') return keyTitle;
  return view === null ? unreadable : title(view.serial);
}

function Back(): ReactNode {
  return (
    <Link href="/certificates" className={buttonClass('text')}>
      {words().certificate.back}
    </Link>
  );
}

/** Not here; and at the home server neither, where it could be asked. */
function NotKnown({ issued, needsSignIn }: Pick<AllShown, 'issued'> & { needsSignIn: boolean }): ReactNode {
  const w = words().certificate.notFound;
  if (issued.isPending && !needsSignIn) return <Waiting text={words().certificates.asking} />;
  const askAgain = (
    <Button onPress={() => void issued.refetch()} isPending={issued.isFetching}>
      {words().certificates.askAgain}
    </Button>
  );
  return (
    <Page>
      <PageHeading title={w.title} />
      {issued.isError && <NotAsked error={issued.error} action={askAgain} />}
      <Notice tone="plain" title={w.title} action={<Back />}>
        <p>{issued.isError || needsSignIn ? w.textNotAsked : w.text}</p>
      </Notice>
    </Page>
  );
}
