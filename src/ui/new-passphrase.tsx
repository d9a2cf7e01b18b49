import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { Field, takeSecret } from './field.tsx';
import { FEWEST_CHARACTERS, isLongEnough } from './passphrase-length.ts';

/** By what something is to open: a passphrase that is there already, or another one. */
export type PassphraseChoice = 'same' | 'another';

type Name = 'passphrase' | 'repeated';

interface TypedPassphrase {
  readonly inputs: Readonly<Record<Name, RefObject<HTMLInputElement | null>>>;
  readonly errors: Readonly<Record<Name, string | null>>;
  /** Whether it will do; if not, a field says why, and has the focus. `above`: one that it must not be. */
  readonly check: (above?: string) => boolean;
  /** What is typed, which then stands nowhere in the page. */
  readonly take: () => string;
}

/** A new passphrase as it is typed, twice. `refused`: what is wrong with the last one. */
export function useNewPassphrase(refused: string | null): TypedPassphrase {
  const passphrase = useRef<HTMLInputElement>(null);
  const repeated = useRef<HTMLInputElement>(null);
  const inputs = { passphrase, repeated };
  const [fault, setFault] = useState<{ readonly at: Name; readonly words: string } | null>(null);
  useEffect(() => {
    if (refused !== null) passphrase.current?.focus();
  }, [refused]);
  const check = (above?: string) => {
    const found = faultOf(passphrase.current?.value ?? '', repeated.current?.value ?? '', above);
    setFault(found);
    if (found !== null) inputs[found.at].current?.focus();
    return found === null;
  };
  const take = () => {
    takeSecret(repeated);
    return takeSecret(passphrase);
  };
  const errors = {
    passphrase: fault?.at === 'passphrase' ? fault.words : refused,
    repeated: fault?.at === 'repeated' ? fault.words : null,
  };
  return { inputs, errors, check, take };
}

function faultOf(passphrase: string, repeated: string, above?: string): { at: Name; words: string } | null {
  if (!isLongEnough(passphrase)) {
    return { at: 'passphrase', words: `Choose a passphrase of at least ${FEWEST_CHARACTERS} characters.` };
  }
  if (passphrase === above) {
    return { at: 'passphrase', words: 'This is the one that you typed above. Choose another one.' };
  }
  if (passphrase === repeated) return null;
  return { at: 'repeated', words: 'The two passphrases differ. Type them again.' };
}

interface NewPassphraseProps {
  readonly label?: string;
  readonly hint?: string;
  readonly typed: TypedPassphrase;
}

/** The two fields for a new passphrase. */
export function NewPassphrase({ label = 'New passphrase', hint, typed }: NewPassphraseProps): ReactNode {
  const { inputs, errors } = typed;
  return (
    <>
      <Field
        label={label}
        hint={hint}
        name="new-passphrase"
        type="password"
        autoComplete="new-password"
        input={inputs.passphrase}
        error={errors.passphrase}
      />
      <Field
        label="The same passphrase once more"
        name="new-passphrase-again"
        type="password"
        autoComplete="new-password"
        input={inputs.repeated}
        error={errors.repeated}
      />
    </>
  );
}
