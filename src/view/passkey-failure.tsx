import type { ReactNode } from 'react';
import { Failure } from '../ui/failure.tsx';
import { Notice } from '../ui/notice.tsx';
import { words } from '../words/words.ts';
import { PasskeyRefused } from './passkey.ts';

/** What failed on the way to the vault: at the authenticator, or in the worker. Read out at once. */
export function PasskeyFailure({ error, safe }: { error: unknown; safe?: string }): ReactNode {
  if (!(error instanceof PasskeyRefused)) {
    return <Failure error={error} {...(safe !== undefined && { safe })} />;
  }
  const { happened, safe: isSafe, todo } = words().proof.refusals[error.why];
  return (
    <div role="alert" data-code={error.why}>
      <Notice tone={error.why === 'cancelled' ? 'plain' : 'amber'} title={happened}>
        <p>{isSafe}</p>
        <p>{todo}</p>
      </Notice>
    </div>
  );
}
