import type { ReactNode } from 'react';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page } from '../../ui/part.tsx';
import { words } from '../../words/words.ts';
import type { Status, UseCases } from '../../worker/use-cases.ts';
import { DeletionPart } from './deletion-part.tsx';
import { PasswordPart } from './password-part.tsx';

interface AccountPageProps {
  readonly client: UseCases;
  readonly status: Extract<Status, { phase: 'ready' }>;
}

/** What the home server keeps of the identity: its password, and whether it exists. */
export function AccountPage({ client, status: { fid, needsSignIn } }: AccountPageProps): ReactNode {
  const w = words().account;
  const [before, after] = w.intro;
  return (
    <Page>
      <PageHeading title={words().shell.pageNames['/account']} />
      <p>
        {before} <strong>{fid}</strong>
        {after}
      </p>
      {needsSignIn && <p>{w.signInFirst}</p>}
      <div>
        <PasswordPart client={client} fid={fid} canAsk={!needsSignIn} />
        <DeletionPart client={client} fid={fid} canAsk={!needsSignIn} />
      </div>
    </Page>
  );
}
