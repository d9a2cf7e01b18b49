import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { useExplain } from '../../ui/failure.tsx';
import { Field } from '../../ui/field.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { words } from '../../words/words.ts';
import type { HomeServer } from '../../worker/use-cases.ts';
import { addressWords } from './address-words.ts';
import styles from './welcome.module.css';

interface HomeServerChoiceProps {
  readonly address: string;
  readonly found: UseQueryResult<HomeServer>;
  /** Why there is none, or why it did not answer just now. */
  readonly error: unknown;
  readonly onChoose: (address: string) => void;
}

/** Which home server: what answers at the address, and a way to name another. */
export function HomeServerChoice({ address, found, error, onChoose }: HomeServerChoiceProps): ReactNode {
  const explain = useExplain();
  const wrong = error === null ? null : addressWords(address, explain(error));
  const [asked, setAsked] = useState(address !== location.origin);
  const ask = (next: string) => {
    setAsked(true);
    onChoose(next);
  };
  const w = words().welcome.server;
  return (
    <fieldset className={styles['server']}>
      <legend>{w.legend}</legend>
      {wrong === null && <Found found={found} />}
      <Disclosure summary={w.other} open={asked || wrong !== null}>
        <AddressField address={address} error={wrong} onChoose={ask} isPending={found.isFetching} />
      </Disclosure>
    </fieldset>
  );
}

/** Its place is kept while it is asked: nothing below moves when it answers. */
function Found({ found: { data } }: Pick<HomeServerChoiceProps, 'found'>): ReactNode {
  const isAsked = data === undefined;
  const w = words().welcome.server;
  return (
    <div className={styles['found']} data-asked={isAsked}>
      <p className={styles['domain']} role={isAsked ? 'status' : undefined}>
        {isAsked ? w.asking : data.domain}
      </p>
      <p>{w.fingerprint}</p>
      <Fingerprint hex={isAsked ? NOT_YET : data.fingerprint} tone="soft" />
    </div>
  );
}

/** As long as any fingerprint, and never seen. */
const NOT_YET = '0'.repeat(40);

function AddressField(
  props: Pick<HomeServerChoiceProps, 'address' | 'onChoose'> & { error: string | null; isPending: boolean },
): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const { error } = props;
  useEffect(() => {
    if (error !== null) input.current?.focus();
  }, [error]);
  const w = words().welcome.server;
  const choose = () => props.onChoose(input.current?.value.trim() ?? '');
  return (
    <div className={styles['address']}>
      <Field
        label={w.address}
        hint={w.addressHint}
        name="home-server"
        type="text"
        autoComplete="url"
        input={input}
        error={error}
        onEnter={choose}
        defaultValue={props.address}
      />
      <Button onPress={choose} isPending={props.isPending}>
        {w.ask}
      </Button>
    </div>
  );
}
