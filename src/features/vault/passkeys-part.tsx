import { type ReactNode, useState } from 'react';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Part } from '../../ui/part.tsx';
import { LACK_WORDS, usePasskeyLack } from '../../view/passkey-lack.ts';
import type { Passkey, UseCases } from '../../worker/use-cases.ts';
import { AddPasskey } from './add-passkey.tsx';
import { RemoveWay } from './remove-way.tsx';
import styles from './vault.module.css';
import type { WayInProps } from './way-in-props.ts';

interface News {
  readonly kind: 'added' | 'removed';
  readonly name: string;
}

/** The authenticators that open the vault. */
export function PasskeysPart(props: WayInProps): ReactNode {
  const { client, waysIn } = props;
  const { list } = waysIn.passkeys;
  const lack = usePasskeyLack();
  const [news, setNews] = useState<readonly News[]>([]);
  const tell = (kind: News['kind'], name: string) => setNews((earlier) => [...earlier, { kind, name }]);
  const latest = news.at(-1);
  return (
    <Part name="Passkeys">
      {latest && <Latest key={`news ${news.length}`} {...latest} />}
      <p>
        A fingerprint, a face or a security key opens the vault in place of the passphrase. The authenticator
        derives a key for it (WebAuthn PRF), which no server ever sees.
      </p>
      {list.length > 0 && (
        <ul className={styles['list']}>
          {list.map((passkey) => (
            <li key={passkey.credentialId} className={styles['row']}>
              <PasskeyRow client={client} passkey={passkey} onRemoved={() => tell('removed', passkey.name)} />
            </li>
          ))}
        </ul>
      )}
      {typeof lack === 'string' && <p>Passkeys cannot be used here: {LACK_WORDS[lack]}</p>}
      {lack === null && (
        <Disclosure key={news.length} summary="Add a passkey">
          <AddPasskey {...props} onAdded={(name) => tell('added', name)} />
        </Disclosure>
      )}
    </Part>
  );
}

function Latest({ kind, name }: News): ReactNode {
  if (kind === 'added') {
    return (
      <Outcome title={`“${name}” opens the vault from now on`}>
        <p>It was tried, and derived the same key twice. The passphrase works as before: keep it in mind.</p>
      </Outcome>
    );
  }
  return (
    <Outcome title={`“${name}” opens the vault no more`}>
      <p>The credential is still in the authenticator, where it opens nothing. It can be deleted there.</p>
    </Outcome>
  );
}

interface PasskeyRowProps {
  readonly client: UseCases;
  readonly passkey: Passkey;
  readonly onRemoved: () => void;
}

function PasskeyRow({ client, passkey, onRemoved }: PasskeyRowProps): ReactNode {
  const { name, madeAt, credentialId } = passkey;
  return (
    <>
      <div className={styles['words']}>
        <strong>{name}</strong>
        <span className={styles['soft']}>
          Added on <Moment at={madeAt} />
        </span>
      </div>
      <RemoveWay
        of={name}
        title={`Remove “${name}”?`}
        remove={() => client.removePasskey({ credentialId })}
        onRemoved={onRemoved}
      >
        <p>This passkey then opens the vault no more. Your passphrase does, as before.</p>
      </RemoveWay>
    </>
  );
}
