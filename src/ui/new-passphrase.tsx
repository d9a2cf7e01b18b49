import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { words } from '../words/words.ts';
import { Field, takeSecret } from './field.tsx';
import { FEWEST_CHARACTERS, isLongEnough } from './passphrase-length.ts';

/** By what something is to open: a passphrase that is there already, or another one. */
export type PassphraseChoice = 'same' | 'another';

type Name = 'passphrase' | 'repeated';

/** What it is to be called: the vault and files have a passphrase, the account has a password. */
type Noun = 'passphrase' | 'password';

interface TypedPassphrase {
  readonly noun: Noun;
  readonly inputs: Readonly<Record<Name, RefObject<HTMLInputElement | null>>>;
  readonly errors: Readonly<Record<Name, string | null>>;
  /** Whether it will do; if not, a field says why, and has the focus. `above`: one that it must not be. */
  readonly check: (above?: string) => boolean;
  /** What is typed, which then stands nowhere in the page. */
  readonly take: () => string;
}

/** A new passphrase as it is typed, twice. `refused`: what is wrong with the last one. */
export function useNewPassphrase(refused: string | null, noun: Noun = 'passphrase'): TypedPassphrase {
  const passphrase = useRef<HTMLInputElement>(null);
  const repeated = useRef<HTMLInputElement>(null);
  const inputs = { passphrase, repeated };
  const [fault, setFault] = useState<{ readonly at: Name; readonly says: string } | null>(null);
  useEffect(() => {
    if (refused !== null) passphrase.current?.focus();
  }, [refused]);
  const check = (above?: string) => {
    const typed = { passphrase: passphrase.current?.value ?? '', repeated: repeated.current?.value ?? '' };
    const found = faultOf(typed, noun, above);
    setFault(found);
    if (found !== null) inputs[found.at].current?.focus();
    return found === null;
  };
  const take = () => {
    takeSecret(repeated);
    return takeSecret(passphrase);
  };
  const errors = {
    passphrase: fault?.at === 'passphrase' ? fault.says : refused,
    repeated: fault?.at === 'repeated' ? fault.says : null,
  };
  return { noun, inputs, errors, check, take };
}

function faultOf(
  { passphrase, repeated }: Readonly<Record<Name, string>>,
  noun: Noun,
  above?: string,
): { at: Name; says: string } | null {
  const { sameAsAbove, ...w } = words().ui.newSecret;
  if (!isLongEnough(passphrase)) {
    return { at: 'passphrase', says: w[noun].tooShort(FEWEST_CHARACTERS) };
  }
  if (passphrase === above) {
    return { at: 'passphrase', says: sameAsAbove };
  }
  if (passphrase === repeated) return null;
  return { at: 'repeated', says: w[noun].differ };
}

interface NewPassphraseProps {
  readonly label?: string;
  readonly hint?: string;
  readonly typed: TypedPassphrase;
}

/** The two fields for a new passphrase. */
export function NewPassphrase({ label, hint, typed }: NewPassphraseProps): ReactNode {
  const { noun, inputs, errors } = typed;
  const w = words().ui.newSecret[noun];
  return (
    <>
      <Field
        label={label ?? w.label}
        hint={hint}
        name={`new-${noun}`}
        type="password"
        autoComplete="new-password"
        input={inputs.passphrase}
        error={errors.passphrase}
      />
      <Field
        label={w.again}
        name={`new-${noun}-again`}
        type="password"
        autoComplete="new-password"
        input={inputs.repeated}
        error={errors.repeated}
      />
    </>
  );
}
