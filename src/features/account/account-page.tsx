import type { ReactNode } from 'react';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page } from '../../ui/part.tsx';
import type { Status, UseCases } from '../../worker/use-cases.ts';
import { DeletionPart } from './deletion-part.tsx';
import { PasswordPart } from './password-part.tsx';

interface AccountPageProps {
  readonly client: UseCases;
  readonly status: Extract<Status, { phase: 'ready' }>;
}

/** What the home server keeps of the identity: its password, and whether it exists. */
export function AccountPage({ client, status: { fid, needsSignIn } }: AccountPageProps): ReactNode {
  return (
    <Page>
      <PageHeading title="Account" />
      <p>
        The account is the home server’s side of <strong>{fid}</strong>. Its password signs you in to new
        sessions; the keys and the vault of this browser have nothing to do with it.
      </p>
      {needsSignIn && <p>Both of these can be asked for once you have signed in again.</p>}
      <div>
        <PasswordPart client={client} fid={fid} canAsk={!needsSignIn} />
        <DeletionPart client={client} fid={fid} canAsk={!needsSignIn} />
      </div>
    </Page>
  );
}
