import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Page } from '../ui/part.tsx';

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
    const reload = <Button onPress={() => location.reload()}>Reload</Button>;
    return (
      <Page>
        <PageHeading title="This page failed" />
        <Failure error={this.state.error} action={reload} />
      </Page>
    );
  }
}
