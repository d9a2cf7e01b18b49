import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Page } from '../ui/part.tsx';
import { words } from '../words/words.ts';

interface Props {
  readonly children: ReactNode;
}

/** Stands in for what could not be drawn. */
export class ErrorBoundary extends Component<Props, { readonly error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    const { title, reload } = words().shell.failed;
    const again = <Button onPress={() => location.reload()}>{reload}</Button>;
    return (
      <Page>
        <PageHeading title={title} />
        <Failure error={this.state.error} action={again} />
      </Page>
    );
  }
}
