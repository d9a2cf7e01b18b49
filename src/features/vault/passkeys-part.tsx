import { type ReactNode, useState } from 'react';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { Part } from '../../ui/part.tsx';
import { usePasskeyLack } from '../../view/passkey-lack.ts';
import { words } from '../../words/words.ts';
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
  const { proof, vault } = words();
  const w = vault.passkeys;
  return (
    <Part name={w.name}>
      {latest && <Latest key={`news ${news.length}`} {...latest} />}
      <p>{w.text}</p>
      {list.length > 0 && (
        <ul className={styles['list']}>
          {list.map((passkey) => (
            <li key={passkey.credentialId} className={styles['row']}>
              <PasskeyRow client={client} passkey={passkey} onRemoved={() => tell('removed', passkey.name)} />
            </li>
          ))}
        </ul>
      )}
      {typeof lack === 'string' && <p>{proof.cannotBeUsed(proof.lack[lack])}</p>}
      {lack === null && (
        <Disclosure key={news.length} summary={w.add}>
          <AddPasskey {...props} onAdded={(name) => tell('added', name)} />
        </Disclosure>
      )}
    </Part>
  );
}

function Latest({ kind, name }: News): ReactNode {
  const { title, text } = words().vault.passkeys[kind];
  return (
    <Outcome title={title(name)}>
      <p>{text}</p>
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
  const w = words().vault.passkeys;
  return (
    <>
      <div className={styles['words']}>
        <strong>{name}</strong>
        <span className={styles['soft']}>
          {w.addedOn} <Moment at={madeAt} />
        </span>
      </div>
      <RemoveWay
        of={name}
        title={w.removal.title(name)}
        remove={() => client.removePasskey({ credentialId })}
        onRemoved={onRemoved}
      >
        <p>{w.removal.text}</p>
      </RemoveWay>
    </>
  );
}
