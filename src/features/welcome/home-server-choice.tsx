import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Field } from '../../ui/field.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import type { HomeServer } from '../../worker/use-cases.ts';
import styles from './welcome.module.css';

interface HomeServerChoiceProps {
  readonly address: string;
  readonly found: UseQueryResult<HomeServer>;
  readonly onChoose: (address: string) => void;
}

/** Which home server: what answers at the address, and a way to name another. */
export function HomeServerChoice({ address, found, onChoose }: HomeServerChoiceProps): ReactNode {
  return (
    <fieldset className={styles['server']}>
      <legend>Home server</legend>
      <Found found={found} />
      <Disclosure summary="Use another home server" open={found.error !== null}>
        <AddressField address={address} onChoose={onChoose} isPending={found.isFetching} />
      </Disclosure>
    </fieldset>
  );
}

function Found({ found }: Pick<HomeServerChoiceProps, 'found'>): ReactNode {
  if (found.error !== null) return <Failure error={found.error} />;
  if (found.data === undefined) return <p role="status">Asking the home server…</p>;
  return (
    <div className={styles['found']}>
      <p className={styles['domain']}>{found.data.domain}</p>
      <p>Its key has this fingerprint. Claves remembers it and stops if another one shows up.</p>
      <Fingerprint hex={found.data.fingerprint} tone="soft" />
    </div>
  );
}

function AddressField(
  props: Pick<HomeServerChoiceProps, 'address' | 'onChoose'> & { isPending: boolean },
): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const choose = () => props.onChoose(input.current?.value.trim() ?? '');
  return (
    <div className={styles['address']}>
      <Field
        label="Address"
        hint="The server’s name, or its whole address with https://."
        name="home-server"
        type="text"
        autoComplete="url"
        input={input}
        onEnter={choose}
        defaultValue={props.address}
      />
      <Button onPress={choose} isPending={props.isPending}>
        Ask this server
      </Button>
    </div>
  );
}
