import { type FormEvent, type ReactNode, useCallback, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Actions } from '../../ui/part.tsx';
import { words } from '../../words/words.ts';
import styles from './certificate.module.css';
import { type Comparison, compareFingerprint } from './compare-fingerprint.ts';
import { Compared } from './compared.tsx';
import { Scan } from './scan.tsx';

/** Holds a fingerprint beside one that is pasted, typed or scanned. What is given goes nowhere. */
export function Compare({ hex }: { hex: string }): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<Comparison | null>(null);
  const w = words().compare;
  const compare = useCallback(
    (given: string) => {
      if (input.current) input.current.value = given;
      setFound(compareFingerprint(hex, given));
    },
    [hex],
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    compare(input.current?.value ?? '');
  };
  const hear = ({ nativeEvent }: FormEvent) => {
    const isPasted = nativeEvent instanceof InputEvent && nativeEvent.inputType === 'insertFromPaste';
    // What was said of the last one is not said of what is typed now.
    if (isPasted) compare(input.current?.value ?? '');
    else setFound(null);
  };
  return (
    <>
      <p>{w.text}</p>
      <form className={styles['form']} onSubmit={submit} onInput={hear} noValidate>
        <Field
          label={w.field}
          hint={w.hint}
          name="fingerprint"
          autoComplete="off"
          isMono
          input={input}
          error={found?.kind === 'empty' ? w.empty : null}
        />
        <Actions>
          <Button type="submit">{w.verb}</Button>
        </Actions>
      </form>
      <Scan onFound={compare} />
      <div role="status">{found !== null && <Compared found={found} />}</div>
    </>
  );
}
