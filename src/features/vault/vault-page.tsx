import type { ReactNode } from 'react';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page } from '../../ui/part.tsx';
import type { UseCases } from '../../worker/use-cases.ts';

/** What opens the vault, when it locks itself, and where it lies. */
export function VaultPage(_props: { client: UseCases }): ReactNode {
  return (
    <Page>
      <PageHeading title="Vault" />
    </Page>
  );
}
