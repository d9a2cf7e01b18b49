import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { Field, takeSecret } from './field.tsx';

interface TypedPassword {
  readonly input: RefObject<HTMLInputElement | null>;
  /** What is wrong with it, where anything is. */
  readonly error: string | null;
  /** What is typed, which then stands nowhere in the page; null where that is nothing, and the field says so. */
  readonly take: () => string | null;
}

/** An account password as it is typed. `refused`: what the home server says is wrong with the last one. */
export function useAccountPassword(refused: string | null): TypedPassword {
  const input = useRef<HTMLInputElement>(null);
  const [isEmpty, setEmpty] = useState(false);
  const error = isEmpty ? 'Write your account password.' : refused;
  useEffect(() => {
    if (error !== null) input.current?.focus();
  }, [error]);
  const take = () => {
    const typed = takeSecret(input);
    setEmpty(typed === '');
    if (typed !== '') return typed;
    input.current?.focus();
    return null;
  };
  return { input, error, take };
}

interface AccountPasswordProps {
  /** Whose it is: password managers look for it. */
  readonly fid: string;
  readonly password: TypedPassword;
  readonly hint?: string;
}

/** The field for the password of an account that exists. */
export function AccountPassword({ fid, password: { input, error }, hint }: AccountPasswordProps): ReactNode {
  return (
    <>
      <input type="text" name="username" autoComplete="username" defaultValue={fid} hidden readOnly />
      <Field
        label="Account password"
        hint={hint}
        name="password"
        type="password"
        autoComplete="current-password"
        input={input}
        error={error}
      />
    </>
  );
}
