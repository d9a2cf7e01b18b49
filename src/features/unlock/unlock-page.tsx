import type { ReactNode } from 'react';
import { Disclosure } from '../../ui/disclosure.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Page } from '../../ui/part.tsx';
import { usePasskeyLack } from '../../view/passkey-lack.ts';
import { words } from '../../words/words.ts';
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
  const { proof, unlock: w } = words();
  return (
    <Page>
      <PageHeading title={w.title} />
      {lockedAfter !== null && <p role="status">{w.lockedAfter(lockedAfter)}</p>}
      <p>{fid === null ? w.keys : <KeysOf fid={fid} />}</p>
      {children}
      {usesPasskey && <PasskeyButton client={client} waysIn={waysIn} />}
      {hasPasskey && typeof lack === 'string' && <p>{proof.cannotBeUsed(proof.lack[lack])}</p>}
      <PassphraseForm client={client} fid={fid} isFirst={!hasPasskey || typeof lack === 'string'} />
      {waysIn?.recoveryKey && (
        <Disclosure summary={w.recoveryKey.summary}>
          <RecoveryKeyForm client={client} />
        </Disclosure>
      )}
      {waysIn && (
        <Disclosure summary={w.forgotten.summary}>
          <Forgotten waysIn={waysIn} />
        </Disclosure>
      )}
    </Page>
  );
}

function KeysOf({ fid }: { fid: string }): ReactNode {
  const [before, after] = words().unlock.keysOf;
  return (
    <>
      {before} <strong>{fid}</strong> {after}
    </>
  );
}

function Forgotten({ waysIn: { recoveryKey, passkeys } }: { waysIn: WaysIn }): ReactNode {
  const w = words().unlock.forgotten;
  const others = othersOf(passkeys.list.length > 0, recoveryKey !== null);
  return (
    <>
      <p>
        {w.noReset} {others !== null && w[others]}
      </p>
      <p>
        {others === null ? w.withoutIt : w.withoutAny} {w.anew}
      </p>
    </>
  );
}

function othersOf(hasPasskey: boolean, hasRecoveryKey: boolean) {
  if (hasPasskey && hasRecoveryKey) return 'bothToo';
  if (hasPasskey) return 'passkeyToo';
  return hasRecoveryKey ? 'recoveryKeyToo' : null;
}
