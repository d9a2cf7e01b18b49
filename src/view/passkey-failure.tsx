import type { ReactNode } from 'react';
import { Failure } from '../ui/failure.tsx';
import { Notice } from '../ui/notice.tsx';
import { PasskeyRefused, type Refusal } from './passkey.ts';

const OPENS_NOTHING =
  'Nothing was stored here. The credential that it just made opens nothing, and can be deleted there.';

const WORDS = {
  cancelled: {
    happened: 'The passkey was not used.',
    safe: 'Nothing changed: it was cancelled, or it took too long.',
    todo: 'Try again whenever you like.',
  },
  untested: {
    happened: 'The passkey was made, but not tried.',
    safe: OPENS_NOTHING,
    todo: 'Add it again and let the authenticator be asked to the end: the new one takes its place.',
  },
  'no-prf': {
    happened: 'This authenticator cannot derive a key (WebAuthn PRF).',
    safe: OPENS_NOTHING,
    todo: 'Use another authenticator or another browser. Your passphrase opens the vault as before.',
  },
  unsteady: {
    happened: 'This authenticator derived another key the second time.',
    safe: OPENS_NOTHING,
    todo: 'It could not open the vault later. Use another authenticator.',
  },
  registered: {
    happened: 'This authenticator has a passkey of this vault already.',
    safe: 'Nothing changed.',
    todo: 'It is in the list. To add another, use another authenticator.',
  },
  'no-key': {
    happened: 'The authenticator gave no key.',
    safe: 'Nothing changed, and your keys stay as they were.',
    todo: 'Use the browser in which the passkey was added, or your passphrase.',
  },
  failed: {
    happened: 'This browser could not reach the authenticator.',
    safe: 'Nothing changed.',
    todo: 'Try again, or use your passphrase.',
  },
} as const satisfies Record<Refusal, { happened: string; safe: string; todo: string }>;

/** What failed on the way to the vault: at the authenticator, or in the worker. Read out at once. */
export function PasskeyFailure({ error, safe }: { error: unknown; safe?: string }): ReactNode {
  if (!(error instanceof PasskeyRefused)) {
    return <Failure error={error} {...(safe !== undefined && { safe })} />;
  }
  const words = WORDS[error.why];
  return (
    <div role="alert" data-code={error.why}>
      <Notice tone={error.why === 'cancelled' ? 'plain' : 'amber'} title={words.happened}>
        <p>{words.safe}</p>
        <p>{words.todo}</p>
      </Notice>
    </div>
  );
}
