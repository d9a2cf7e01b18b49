import type { ReactNode } from 'react';
import { Disclosure } from '../../ui/disclosure.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page } from '../../ui/part.tsx';
import { LACK_WORDS, usePasskeyLack } from '../../view/passkey-lack.ts';
import type { UseCases, WaysIn } from '../../worker/use-cases.ts';
import { PasskeyButton } from './passkey-button.tsx';
import { PassphraseForm } from './passphrase-form.tsx';
import { RecoveryKeyForm } from './recovery-key-form.tsx';

interface UnlockPageProps {
  readonly client: UseCases;
  readonly fid: string | null;
  /** Null until they are read: the passphrase is always one of them. */
  readonly waysIn: WaysIn | null;
  /** Minutes without use, where that is why it is locked. */
  readonly lockedAfter: number | null;
  /** What stands in the way, where anything does. */
  readonly children: ReactNode;
}

/** Every way into the vault that was set up here, the quickest first. */
export function UnlockPage({ client, fid, waysIn, lockedAfter, children }: UnlockPageProps): ReactNode {
  const lack = usePasskeyLack();
  const hasPasskey = waysIn !== null && waysIn.passkeys.list.length > 0;
  const usesPasskey = hasPasskey && lack === null;
  return (
    <Page>
      <PageHeading title="Unlock" />
      {lockedAfter !== null && (
        <p role="status">
          Locked after {lockedAfter} {lockedAfter === 1 ? 'minute' : 'minutes'} without use.
        </p>
      )}
      <p>{fid === null ? 'The keys' : <KeysOf fid={fid} />} in this browser are sealed in a vault.</p>
      {children}
      {usesPasskey && <PasskeyButton client={client} waysIn={waysIn} />}
      {hasPasskey && typeof lack === 'string' && <p>Passkeys cannot be used here: {LACK_WORDS[lack]}</p>}
      <PassphraseForm client={client} fid={fid} isFirst={!hasPasskey || typeof lack === 'string'} />
      {waysIn?.recoveryKey && (
        <Disclosure summary="Use the recovery key">
          <RecoveryKeyForm client={client} />
        </Disclosure>
      )}
      {waysIn && (
        <Disclosure summary="The passphrase is forgotten">
          <Forgotten waysIn={waysIn} />
        </Disclosure>
      )}
    </Page>
  );
}

function KeysOf({ fid }: { fid: string }): ReactNode {
  return (
    <>
      The keys of <strong>{fid}</strong>
    </>
  );
}

function Forgotten({ waysIn: { recoveryKey, passkeys } }: { waysIn: WaysIn }): ReactNode {
  const others = [
    ...(passkeys.list.length > 0 ? ['a passkey'] : []),
    ...(recoveryKey ? ['the recovery key'] : []),
  ];
  return (
    <>
      <p>
        Nobody can reset it: it never left this browser.{' '}
        {others.length > 0 &&
          `But ${others.join(' or ')} opens the vault as well, and lets you choose a new one.`}
      </p>
      <p>
        Without {others.length > 0 ? 'any of them' : 'it'} the keys here stay sealed for ever. To begin anew,
        delete this site’s data in the browser’s settings. A backup file then brings the keys back, by the
        passphrase that the file was made with; without one, sign in, and your account gets a new session.
      </p>
    </>
  );
}
