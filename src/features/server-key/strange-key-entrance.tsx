import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page } from '../../ui/part.tsx';
import { words } from '../../words/words.ts';
import { StrangeKey, type StrangeKeyProps } from './strange-key.tsx';

/** The same while nobody is signed in: what was typed is kept, but for the passwords. */
export function StrangeKeyEntrance({
  onBack,
  ...props
}: StrangeKeyProps & { onBack: () => void }): ReactNode {
  return (
    <Page>
      <PageHeading title={words().serverKey.title} />
      <StrangeKey {...props} />
      <p>
        <Button kind="text" onPress={onBack}>
          {words().serverKey.back}
        </Button>
      </p>
    </Page>
  );
}
